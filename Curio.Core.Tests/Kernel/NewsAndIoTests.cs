using System.Threading.Channels;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

/// <summary>What other threads, foreign code and descriptors owe each other.</summary>
public class NewsAndIoTests
{
    [Fact]
    public void K19a_News_without_end_does_not_keep_descriptors_from_being_polled() => Scenario.Expect(
        ["read"],
        async s =>
        {
            bool isRead = false;
            async Coro YieldWithoutEnd()
            {
                while (!isRead)
                {
                    await Task.Yield();
                }
            }

            using var sockets = new ConnectedSockets();
            CurioTask yielding = await Coro.Spawn(YieldWithoutEnd());
            sockets.Right.Send([1]);
            await Traps.ReadWait(sockets.Left.Handle);
            isRead = true;
            s.Note("read");
            await yielding.JoinAsync();
        });

    [Fact]
    public void M01_A_timeout_ends_an_await_foreach_over_a_foreign_iterator_when_that_has_come_to_rest() => Scenario.ExpectInOrder(
        [1, "TaskTimeoutException", "disposed first"],
        async s =>
        {
            var items = Channel.CreateUnbounded<int>();
            items.Writer.TryWrite(1);
            bool isDisposed = false;
            async IAsyncEnumerable<int> Iterate()
            {
                try
                {
                    while (true)
                    {
                        yield return await items.Reader.ReadAsync();
                    }
                }
                finally
                {
                    isDisposed = true;
                }
            }

            async Coro Consume()
            {
                await foreach (int item in Iterate())
                {
                    s.Note(item);
                }
            }

            async Coro Feed()
            {
                await Coro.Sleep(2.Seconds);
                items.Writer.TryWrite(2);
            }

            CurioTask feeder = await Coro.Spawn(Feed());
            try
            {
                await Coro.TimeoutAfter(1.Seconds, Consume());
            }
            catch (TaskTimeoutException exception)
            {
                s.Note(exception.GetType().Name);
                s.Note(isDisposed ? "disposed first" : "not disposed");
            }

            await feeder.JoinAsync();
        });

    [Fact]
    public void A_stale_awaiter_is_refused()
    {
        Coro.Run(Main());

        static async Coro Main()
        {
            Coro<int> coroutine = Value();
            CoroAwaiter<int> awaiter = coroutine.GetAwaiter();
            await coroutine;
            Assert.Throws<InvalidOperationException>(() => awaiter.OnCompleted(static () => { }));
        }

        static async Coro<int> Value() => 1;
    }

    [Fact]
    public async Task A_token_stops_RunAsync_also_after_its_main_task_has_ended()
    {
        using var stop = new CancellationTokenSource();
        var isLeft = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task run = Curio.Kernel.RunAsync(Main(), new KernelOptions { Monitor = false }, stop.Token);
        await isLeft.Task;
        await stop.CancelAsync();
        await run;

        async Coro Main() => await Coro.Spawn(Sleeper());

        async Coro Sleeper()
        {
            await Coro.Sleep(TimeSpan.Zero);
            isLeft.SetResult();
            await Coro.Sleep(Timeout.InfiniteTimeSpan);
        }
    }
}
