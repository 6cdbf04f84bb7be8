using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Curio.Samples.Hosting;

/// <summary>Ordinary .NET code, which knows nothing of Curio: it puts an order into the channel now and then.</summary>
internal sealed class Customers(Channel<int> orders) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (int number = 1; await timer.WaitForNextTickAsync(stoppingToken); number++)
        {
            await orders.Writer.WriteAsync(number, stoppingToken);
        }
    }
}
