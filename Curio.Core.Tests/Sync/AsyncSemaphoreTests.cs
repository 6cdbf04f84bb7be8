using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncSemaphoreTests
{
    [Fact]
    public void S10_With_one_permit_it_is_a_lock() => Bounded.ExpectInOrder(
        ["work1 0", "work2 0", "work3 0", 1],
        async s =>
        {
            var x = new AsyncSemaphore();
            async Coro Work(string name)
            {
                using (await x.AcquireAsync())
                {
                    s.Note($"{name} {x.Value}");
                    await Coro.Sleep(1.Seconds);
                }
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Work("work1"));
                await g.SpawnAsync(Work("work2"));
                await g.SpawnAsync(Work("work3"));
            });
            s.Note(x.Value);
        });

    [Fact]
    public void S10_With_two_permits_the_third_gets_in_when_the_first_leaves() => Bounded.ExpectInOrder(
        ["work1 acquire", "work2 acquire", "work1 release", "work3 acquire", "work2 release", "work3 release", 2],
        async s =>
        {
            var x = new AsyncSemaphore(2);
            async Coro Work(string name, TimeSpan duration)
            {
                using (await x.AcquireAsync())
                {
                    s.Note($"{name} acquire");
                    await Coro.Sleep(duration);
                    s.Note($"{name} release");
                }
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Work("work1", 1.Seconds));
                await g.SpawnAsync(Work("work2", 2.Seconds));
                await g.SpawnAsync(Work("work3", 3.Seconds));
            });
            s.Note(x.Value);
        });

    [Fact]
    public void S11_Without_permits_acquiring_parks_and_releases_count_up() => Bounded.Expect(
        ["SEMA_ACQUIRE", 0, "acquired", 0, 1, 2, 3],
        async s =>
        {
            var x = new AsyncSemaphore(0);
            async Coro Waiter()
            {
                await x.AcquireAsync();
                s.Note("acquired");
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(1.Seconds);
            s.Note(waiter.State);
            await x.ReleaseAsync();
            s.Note(x.Value);
            await waiter.JoinAsync();
            s.Note(x.Value);
            for (int i = 0; i < 3; i++)
            {
                await x.ReleaseAsync();
                s.Note(x.Value);
            }
        });

    [Fact]
    public void S02_S06_Cancelled_and_timed_out_waiters_are_skipped() => Bounded.ExpectInOrder(
        ["TaskTimeoutException", "AsyncSemaphore(value=0, waiting=2)", "c", "AsyncSemaphore(value=1, waiting=0)"],
        async s =>
        {
            var x = new AsyncSemaphore();
            await x.AcquireAsync();
            async Coro TimesOut() => s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.AcquireAsync().ToCoro())));
            CurioTask a = await Coro.Spawn(TimesOut());
            CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
            CurioTask c = await Coro.Spawn(Notes(s, x, "c"));
            await Coro.Sleep(2.Seconds);
            s.Note(x.ToString());
            await b.CancelAsync();
            await x.ReleaseAsync();
            await a.JoinAsync();
            await c.JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S07_A_waiter_cancelled_after_the_hand_over_owns_its_permit() => Bounded.ExpectInOrder(
        ["a", "b", "AsyncSemaphore(value=1, waiting=0)", "TaskCancelledException"],
        async s =>
        {
            var x = new AsyncSemaphore();
            await x.AcquireAsync();
            async Coro A()
            {
                using (await x.AcquireAsync())
                {
                    s.Note("a");
                    await Coro.Sleep(1.Seconds);
                }
            }

            CurioTask a = await Coro.Spawn(A());
            CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            await x.ReleaseAsync();
            await a.CancelAsync();
            await b.JoinAsync();
            s.Note(x.ToString());
            s.Note(a.Exception!.GetType().Name);
        });

    [Fact]
    public void S12_A_bounded_semaphore_refuses_one_release_too_many_and_stays_as_it_was() => Bounded.Expect(
        [2, 1, 2, "AsyncBoundedSemaphore(value=2, bound=2, waiting=0) cannot be released: all its permits are free. Release once for each acquire.", 2],
        async s =>
        {
            var x = new AsyncBoundedSemaphore(2);
            s.Note(x.Bound);
            using (await x.AcquireAsync())
            {
                s.Note(x.Value);
            }

            s.Note(x.Value);
            s.Note((await Refusals.Of(() => x.ReleaseAsync())).Message);
            s.Note(x.Value);
        });

    [Fact]
    public void S12_A_bounded_semaphore_with_waiters_hands_over() => Bounded.Expect([0, "b", 1], async s =>
    {
        var x = new AsyncBoundedSemaphore();
        await x.AcquireAsync();
        CurioTask b = await Coro.Spawn(Notes(s, x, "b"));
        await Coro.Sleep(1.Seconds);
        await x.ReleaseAsync();
        s.Note(x.Value);
        await b.JoinAsync();
        s.Note(x.Value);
    });

    [Fact]
    public void A_negative_number_of_permits_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncSemaphore(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncBoundedSemaphore(-1));
    }

    [Fact]
    public void S21_Its_string_shows_value_and_waiters() => Bounded.Expect(
        ["AsyncSemaphore(value=1, waiting=0)", true, "AsyncBoundedSemaphore(value=3, bound=3, waiting=0)"],
        async s =>
        {
            var x = new AsyncSemaphore();
            s.Note(x.ToString());
            await x.AcquireAsync();
            s.Note(x.IsLocked);
            s.Note(new AsyncBoundedSemaphore(3).ToString());
        });

    private static async Coro Notes(Scenario s, AsyncSemaphore x, string name)
    {
        using (await x.AcquireAsync())
        {
            s.Note(name);
        }
    }
}
