using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel.Universal;

/// <summary>Waiters that were served and are told late: when they have given up, and wait for something else.</summary>
public class StaleNewsTests
{
    [Fact]
    public void News_that_comes_after_the_wait_was_given_up_reaches_no_later_wait_K24() => Bounded.Expect(
        ["TaskCancelledException", "FUTURE_WAIT", "FUTURE_WAIT", "woken"],
        static async s =>
        {
            using var stalled = new StalledContext();
            var first = new UniversalEvent();
            var second = new UniversalEvent();
            Task before = stalled.Start(async () => await first.WaitTask());
            CurioTask waiter = await Steps.Start(first.WaitAsync());
            var setter = new Thread(first.Set);
            setter.Start();
            stalled.AwaitPost();

            // The waiter stands in no line, but will be told only when the setter goes on.
            await waiter.CancelAsync();
            s.Note(waiter.Exception!.GetType().Name);
            CurioTask again = await Steps.Start(second.WaitAsync());
            s.Note(again.State);
            stalled.Release();
            setter.Join();
            await Steps.Settle();
            s.Note(again.State);
            second.Set();
            await again.JoinAsync();
            s.Note("woken");
            Until.Ended(before);
        });

    [Fact]
    public void A_thread_whose_time_runs_out_after_it_was_served_and_before_it_was_told_was_served_U06()
    {
        using var stalled = new StalledContext();
        var awaited = new UniversalEvent();
        Task before = stalled.Start(async () => await awaited.WaitTask());
        bool? isServed = null;
        var waiter = new Thread(() => isServed = awaited.Wait(TimeSpan.FromMilliseconds(500)));
        waiter.Start();
        Until.Says(awaited, "waiting=2");
        var setter = new Thread(awaited.Set);
        setter.Start();
        stalled.AwaitPost();
        Assert.True(waiter.Join(Until.Patience));
        Assert.True(isServed);
        stalled.Release();
        setter.Join();
        Until.Ended(before);
    }

    [Fact]
    public void A_setter_that_is_interrupted_tells_a_kernel_all_the_same_U01()
    {
        using var selector = new StalledSelector();
        var first = new UniversalEvent();
        var second = new UniversalEvent();
        async Coro Main()
        {
            CurioTask task = await Coro.Spawn(first.WaitAsync());
            await second.WaitAsync();
            await task.JoinAsync();
        }

        Task kernel = Curio.Kernel.RunAsync(Main(), new KernelOptions { Selector = selector, Monitor = false });
        Until.Says(first, "waiting=1");
        Until.Says(second, "waiting=1");
        bool isInterrupted = false;
        var holder = new Thread(first.Set);
        var setter = new Thread(() =>
        {
            isInterrupted = Record.Exception(second.Set) is null
                && Record.Exception(static () => Thread.Sleep(Timeout.Infinite)) is ThreadInterruptedException;
        });

        // The first is on its way into the kernel and bars the way for the second.
        holder.Start();
        Until.True(() => selector.IsWaking);
        setter.Start();
        Until.True(() => (setter.ThreadState & ThreadState.WaitSleepJoin) != 0);
        setter.Interrupt();
        selector.Release();
        Assert.True(setter.Join(Until.Patience));
        Assert.True(isInterrupted);
        Until.Ended(kernel);
        holder.Join();
    }
}
