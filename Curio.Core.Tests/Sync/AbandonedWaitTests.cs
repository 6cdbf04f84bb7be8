using Curio.Tests.Support;

namespace Curio.Tests.Sync;

/// <summary>
/// A task that ends leaves an async method behind that it did not await, and that was handed something in the same moment: nothing stays
/// with a dead task, and the kernel goes on.
/// </summary>
public class AbandonedWaitTests
{
    [Fact]
    public void A_lock_that_was_handed_over_goes_on() => Bounded.ExpectInOrder(["AsyncLock(unlocked, waiting=0)", "free"], async s =>
    {
        var x = new AsyncLock();
        async Task Audit()
        {
            using (await x.AcquireAsync())
            {
                s.Note("audited");
            }
        }

        await (await Coro.Spawn(LeavesBehind(x.AcquireAsync(), Audit, () => x.ReleaseAsync()))).JoinAsync();
        s.Note(x.ToString());
        using (await x.AcquireAsync())
        {
            s.Note("free");
        }
    });

    [Fact]
    public void A_re_entrant_lock_that_was_handed_over_goes_on() => Bounded.ExpectInOrder(
        ["AsyncRLock(unlocked, depth=0, waiting=0)"],
        async s =>
        {
            var x = new AsyncRLock();
            async Task Audit()
            {
                using (await x.AcquireAsync())
                {
                    s.Note("audited");
                }
            }

            async Coro Holds()
            {
                using (await x.AcquireAsync())
                {
                    await Coro.Sleep(1.Seconds);
                }
            }

            CurioTask holder = await Coro.Spawn(Holds());
            await (await Coro.Spawn(LeavesBehindWithout(Audit))).JoinAsync();
            await holder.JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void What_is_held_when_its_task_ends_can_be_released() => Bounded.ExpectInOrder(
        ["AsyncRLock(unlocked, depth=0, waiting=0)"],
        async s =>
        {
            var x = new AsyncRLock();
            async Task Audit()
            {
                using (await x.AcquireAsync())
                {
                    await Coro.Sleep(1.Seconds);
                    s.Note("audited");
                }
            }

            await (await Coro.Spawn(LeavesBehindWithout(Audit))).JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void A_permit_that_was_handed_over_goes_on() => Bounded.ExpectInOrder(["AsyncSemaphore(value=1, waiting=0)"], async s =>
    {
        var x = new AsyncSemaphore();
        async Task Audit()
        {
            using (await x.AcquireAsync())
            {
                s.Note("audited");
            }
        }

        await (await Coro.Spawn(LeavesBehind(x.AcquireAsync(), Audit, () => x.ReleaseAsync()))).JoinAsync();
        s.Note(x.ToString());
    });

    [Fact]
    public void A_wait_for_a_condition_ends_without_the_lock() => Bounded.ExpectInOrder(
        ["main goes on", "AsyncCondition(unlocked, waiting=0)"],
        async s =>
        {
            var x = new AsyncCondition();
            async Task Watch()
            {
                using (await x.AcquireAsync())
                {
                    await x.WaitAsync();
                }
            }

            await (await Coro.Spawn(LeavesBehindWithout(Watch))).JoinAsync();
            s.Note("main goes on");
            s.Note(x.ToString());
        });

    /// <summary>Acquires, starts an async method that waits for the same, releases to it and ends.</summary>
    private static async Coro LeavesBehind(Coro<Releaser> acquire, Func<Task> audit, Func<Coro> release)
    {
        await acquire;
        _ = StartedBy(audit);
        await release();
    }

    private static async Coro LeavesBehindWithout(Func<Task> audit) => _ = StartedBy(audit);

    // What becomes of the task is nobody's business here.
    private static Task<AggregateException?> StartedBy(Func<Task> audit) => audit().ContinueWith(
        static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
