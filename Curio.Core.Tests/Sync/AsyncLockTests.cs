using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncLockTests
{
    [Fact]
    public void S04_Waiters_get_the_lock_in_the_order_of_arrival() => Bounded.ExpectInOrder(
        [
            "work1 wait", "work1 acquire", "work2 wait", "work3 wait", "work1 release",
            "work2 acquire", "work2 release", "work3 acquire", "work3 release", false,
        ],
        async s =>
        {
            var x = new AsyncLock();
            async Coro Work(string name)
            {
                s.Note($"{name} wait");
                using (await x.AcquireAsync())
                {
                    s.Note($"{name} acquire");
                    await Coro.Sleep(1.Seconds);
                    s.Note($"{name} release");
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
    public void S04_A_free_lock_is_taken_at_once_without_a_switch() => Bounded.ExpectInOrder(["main", "main", "other"], async s =>
    {
        async Coro Other() => s.Note("other");
        var x = new AsyncLock();
        CurioTask other = await Coro.Spawn(Other());
        using (await x.AcquireAsync())
        {
            s.Note("main");
        }

        await x.AcquireAsync();
        await x.ReleaseAsync();
        s.Note("main");
        await other.JoinAsync();
    });

    [Fact]
    public void S05_Releasing_hands_over_and_who_asks_again_queues_last() => Bounded.ExpectInOrder(
        ["main has it", true, "a", "b", "main again", 4],
        async s =>
        {
            var x = new AsyncLock();
            await x.AcquireAsync();
            s.Note("main has it");
            CurioTask a = await Coro.Spawn(Notes(s, x, "a"));
            CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            await x.ReleaseAsync();
            s.Note(x.IsLocked);
            await x.AcquireAsync();
            s.Note("main again");
            s.Note(s.Time() / 250);
            await x.ReleaseAsync();
            await a.JoinAsync();
            await b.JoinAsync();
        });

    [Fact]
    public void S02_S06_A_cancelled_waiter_is_skipped_and_the_order_of_the_others_kept() => Bounded.ExpectInOrder(
        ["AsyncLock(locked, waiting=3)", "LOCK_ACQUIRE", "AsyncLock(locked, waiting=2)", "a", "c", "AsyncLock(unlocked, waiting=0)"],
        async s =>
        {
            var x = new AsyncLock();
            await x.AcquireAsync();
            CurioTask a = await Coro.Spawn(Notes(s, x, "a"));
            CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
            CurioTask c = await Coro.Spawn(Notes(s, x, "c"));
            await Coro.Sleep(1.Seconds);
            s.Note(x.ToString());
            s.Note(b.State);
            await b.CancelAsync();
            s.Note(x.ToString());
            await x.ReleaseAsync();
            await a.JoinAsync();
            await c.JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S06_When_all_waiters_have_left_a_release_frees_the_lock() => Bounded.Expect([true, false, "ok"], async s =>
    {
        var x = new AsyncLock();
        await x.AcquireAsync();
        CurioTask a = await Coro.Spawn(Notes(s, x, "a"));
        CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
        await Coro.Sleep(1.Seconds);
        await a.CancelAsync();
        await b.CancelAsync();
        s.Note(x.IsLocked);
        await x.ReleaseAsync();
        s.Note(x.IsLocked);
        s.Note(await Outcome.Of(x.AcquireAsync().ToCoro()));
    });

    [Fact]
    public void S02_A_wait_can_be_timed_out_and_the_holder_is_unaffected() => Bounded.Expect(
        ["TaskTimeoutException", 1000, "AsyncLock(locked, waiting=0)"],
        async s =>
        {
            var x = new AsyncLock();
            await x.AcquireAsync();
            async Coro Other() => s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.AcquireAsync().ToCoro())));
            CurioTask other = await Coro.Spawn(Other());
            await other.JoinAsync();
            s.Note(s.Time());
            s.Note(x.ToString());
            await x.ReleaseAsync();
        });

    [Fact]
    public void S07_A_waiter_cancelled_after_the_hand_over_owns_the_lock_and_its_using_passes_it_on() => Bounded.ExpectInOrder(
        ["a has it", "a: TaskCancelledException", "b", false],
        async s =>
        {
            var x = new AsyncLock();
            await x.AcquireAsync();
            async Coro A()
            {
                using (await x.AcquireAsync())
                {
                    s.Note("a has it");
                    s.Note($"a: {await Outcome.Of(async () => await Coro.Sleep(1.Seconds))}");
                }
            }

            CurioTask a = await Coro.Spawn(A());
            CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            await x.ReleaseAsync();
            await a.CancelAsync();
            await b.JoinAsync();
            s.Note(x.IsLocked);
        });

    [Fact]
    public void S07_A_timeout_after_the_hand_over_is_dropped_when_its_scope_is_left_first() => Bounded.ExpectInOrder(
        ["a has it", "a: ok", false],
        async s =>
        {
            var x = new AsyncLock();
            await x.AcquireAsync();
            async Coro A()
            {
                using (await Coro.TimeoutAfter(1.Seconds, x.AcquireAsync()))
                {
                    s.Note("a has it");
                    s.Note($"a: {await Outcome.Of(async () => await Coro.Sleep(1.Seconds))}");
                }
            }

            CurioTask a = await Coro.Spawn(A());
            await Coro.Sleep(TimeSpan.Zero);
            await x.ReleaseAsync();
            s.Clock.Advance(2.Seconds);
            await a.JoinAsync();
            s.Note(x.IsLocked);
        });

    [Fact]
    public void S08_Releasing_a_free_lock_is_refused_and_says_what_to_do() => Bounded.Expect(
        ["AsyncLock(unlocked, waiting=0) cannot be released: nobody holds it. Release once for each acquire.", false],
        async s =>
        {
            var x = new AsyncLock();
            InvalidOperationException refusal = await Refusals.Of(() => x.ReleaseAsync());
            s.Note(refusal.Message);
            s.Note(x.IsLocked);
        });

    [Fact]
    public void S08_A_releaser_disposed_of_twice_is_found_out() => Bounded.Expect(["InvalidOperationException"], async s =>
    {
        var x = new AsyncLock();
        Releaser releaser = await x.AcquireAsync();
        releaser.Dispose();
        s.Note(Outcome.Of(releaser.Dispose));
    });

    [Fact]
    public void A_default_releaser_releases_nothing_and_releasers_compare_by_what_they_release() => Bounded.Expect(
        [true, false, true],
        async s =>
        {
            default(Releaser).Dispose();
            var x = new AsyncLock();
            Releaser one = await x.AcquireAsync();
            Releaser same = one;
            s.Note(one == same && one.Equals((object)same) && one.GetHashCode() == same.GetHashCode());
            s.Note(one == default);
            s.Note(one != default);
            one.Dispose();
        });

    [Fact]
    public void A_lock_of_another_kernel_is_refused_while_it_is_held_there()
    {
        Scenario first = Scenario.Prepare();
        Scenario second = Scenario.Prepare();
        var x = new AsyncLock();
        using var kernel = new Curio.Kernel(first.Options);
        async Coro<CurioTask> Hold()
        {
            async Coro Holder()
            {
                using (await x.AcquireAsync())
                {
                    await Coro.Sleep(1.Seconds);
                }
            }

            CurioTask holder = await Coro.Spawn(Holder());
            await Coro.Sleep(TimeSpan.Zero);
            return holder;
        }

        CurioTask holder = kernel.Run(Hold());
        async Coro Use()
        {
            InvalidOperationException refusal = await Refusals.Of(() => x.AcquireAsync().ToCoro());
            second.Note(refusal.Message.Contains("another kernel", StringComparison.Ordinal));
        }

        Coro.Run(Use(), second.Options);
        Assert.Equal([true], second.Events);
        kernel.Run(holder.WaitAsync());
        Assert.False(x.IsLocked);
    }

    [Fact]
    public void In_an_async_thread_using_holds_and_releases_the_lock_A07() => Scenario.Expect(
        ["main", "main done", "thread", "AsyncLock(unlocked, waiting=0)"],
        async s =>
        {
            var x = new AsyncLock();
            AsyncThread thread;
            using (await x.AcquireAsync())
            {
                s.Note("main");
                thread = await AsyncThread.Spawn(() =>
                {
                    using (x.Acquire())
                    {
                        s.Note("thread");
                    }
                });
                await Settled.LockWaiters(x, 1);
                s.Note("main done");
            }

            await thread.JoinAsync();
            s.Note(x.ToString());
        });

    private static async Coro Notes(Scenario s, AsyncLock x, string name)
    {
        using (await x.AcquireAsync())
        {
            s.Note(name);
        }
    }
}
