using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Curio.Samples.Hosting;

/// <summary>
/// A service of the host that runs on a kernel of its own. The host's stop token cancels its main task: whoever waits for an
/// order stops waiting, whoever works at one finishes it, the workshop is swept, and only then does the host go on to stop.
/// </summary>
internal sealed class Workshop(Channel<int> orders, OpeningHours hours, IHostApplicationLifetime host, ILogger<Workshop> logger)
    : BackgroundService
{
    private int _done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new KernelOptions { Logger = logger };
        await Kernel.RunAsync(Coro.IgnoreAfter(hours.OpenFor, Main()), options, stoppingToken);

        // It has closed by itself, and without it the program has nothing to do.
        host.StopApplication();
    }

    private async Coro Main()
    {
        logger.LogInformation("The workshop opens");
        try
        {
            await TaskGroup.Run(async benches =>
            {
                await benches.SpawnAsync(Bench("left"));
                await benches.SpawnAsync(Bench("right"));
            });
        }
        finally
        {
            // Shielded, so that a second cancellation does not cut the sweeping short.
            await Coro.DisableCancellation(Coro.Sleep(100.Milliseconds));
            logger.LogInformation("The workshop is swept and closes: {Done} orders done", _done);
        }
    }

    private async Coro Bench(string name)
    {
        try
        {
            while (true)
            {
                // Cancelling the task cancels the token. An order that was taken at that moment is not lost: it comes as the
                // result, and the cancellation with the next wait.
                int order = await Coro.FromTask(orders.Reader.ReadAsync);
                await Coro.DisableCancellation(Make(order, name));
            }
        }
        finally
        {
            logger.LogInformation("The {Bench} bench is cleared", name);
        }
    }

    private async Coro Make(int order, string bench)
    {
        await Coro.Sleep(150.Milliseconds);
        _done++;
        logger.LogInformation("Order {Order} is done at the {Bench} bench", order, bench);
    }
}
