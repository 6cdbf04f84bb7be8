using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncRLockTests
{
    [Fact]
    public void S09_The_owner_enters_again_and_others_follow_in_the_order_of_arrival() => Bounded.ExpectInOrder(
        ["work1 2", "work1 done", "work2 2", "work2 done", "work3 2", "work3 done", false],
        async s =>
        {
            var x = new AsyncRLock();
            async Coro Work(string name)
            {
                using (await x.AcquireAsync())
                {
                    await Coro.Sleep(1.Seconds);
                    using (await x.AcquireAsync())
                    {
                        s.Note($"{name} {Depth(x)}");
                        await Coro.Sleep(1.Seconds);
                    }

                    s.Note($"{name} done");
                }
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Work("work1"));
                await g.SpawnAsync(Work("work2"));
                await g.SpawnAsync(Work("work3"));
            });
            s.Note(x.IsLocked);
        });

    [Fact]
    public void S09_It_is_free_only_after_as_many_releases() => Bounded.Expect(
        [true, true, "LOCK_ACQUIRE", false, "AsyncRLock(unlocked, depth=0, waiting=0)"],
        async s =>
        {
            var x = new AsyncRLock();
            await x.AcquireAsync();
            await x.AcquireAsync();
            await x.AcquireAsync();
            CurioTask other = await Coro.Spawn(TakesOnce(x));
            await Coro.Sleep(1.Seconds);
            await x.ReleaseAsync();
            s.Note(x.IsLocked);
            await x.ReleaseAsync();
            s.Note(x.IsLocked);
            s.Note(other.State);
            await x.ReleaseAsync();
            await other.JoinAsync();
            s.Note(x.IsLocked);
            s.Note(x.ToString());
        });

    [Fact]
    public void S09_Releasing_when_free_or_by_another_task_even_a_child_is_refused() => Bounded.Expect(
        [true, true, "AsyncRLock(locked, depth=1, waiting=0)"],
        async s =>
        {
            var x = new AsyncRLock();
            InvalidOperationException free = await Refusals.Of(() => x.ReleaseAsync());
            s.Note(free.Message.Contains("held by nobody", StringComparison.Ordinal));
            await x.AcquireAsync();
            async Coro Child()
            {
                InvalidOperationException foreign = await Refusals.Of(() => x.ReleaseAsync());
                s.Note(foreign.Message.Contains("only the task that acquired it can", StringComparison.Ordinal));
            }

            CurioTask child = await Coro.Spawn(Child());
            await child.JoinAsync();
            s.Note(x.ToString());
            await x.ReleaseAsync();
        });

    [Fact]
    public void S07_S09_A_waiter_cancelled_after_the_hand_over_owns_it_once() => Bounded.ExpectInOrder(
        [1, 2, "TaskCancelledException", "AsyncRLock(unlocked, depth=0, waiting=0)"],
        async s =>
        {
            var x = new AsyncRLock();
            await x.AcquireAsync();
            async Coro Waiter()
            {
                using (await x.AcquireAsync())
                {
                    s.Note(Depth(x));
                    using (await x.AcquireAsync())
                    {
                        s.Note(Depth(x));
                        s.Note(await Outcome.Of(async () => await Coro.Sleep(1.Seconds)));
                    }
                }
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(1.Seconds);
            await x.ReleaseAsync();
            await waiter.CancelAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S02_S06_Cancelled_waiters_leave_the_line() => Bounded.Expect(["AsyncRLock(locked, depth=1, waiting=1)", false], async s =>
    {
        var x = new AsyncRLock();
        await x.AcquireAsync();
        CurioTask a = await Coro.Spawn(TakesOnce(x));
        CurioTask b = await Coro.Spawn(TakesOnce(x));
        await Coro.Sleep(1.Seconds);
        await a.CancelAsync();
        s.Note(x.ToString());
        await x.ReleaseAsync();
        await b.JoinAsync();
        s.Note(x.IsLocked);
    });

    [Fact]
    public void In_an_async_thread_the_owner_is_the_thread_across_its_calls() => Scenario.Expect(
        ["AsyncRLock(locked, depth=2, waiting=0)", false],
        async s =>
        {
            var x = new AsyncRLock();
            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                using (x.Acquire())
                {
                    x.Acquire();
                    s.Note(x.ToString());
                    x.Release();
                }
            });
            await thread.JoinAsync();
            s.Note(x.IsLocked);
        });

    private static async Coro TakesOnce(AsyncRLock x)
    {
        using (await x.AcquireAsync())
        {
        }
    }

    private static int Depth(AsyncRLock x) => x.ToString()["AsyncRLock(locked, depth=".Length] - '0';
}
