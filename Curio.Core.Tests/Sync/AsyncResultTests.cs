using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncResultTests
{
    [Fact]
    public void S20_Unwrapping_parks_until_a_value_is_set() => Bounded.Expect(
        [false, "EVENT_WAIT", true, 42, 42],
        async s =>
        {
            var x = new AsyncResult<int>();
            s.Note(x.IsSet);
            CurioTask<int> waiter = await Coro.Spawn(x.UnwrapAsync());
            await Coro.Sleep(1.Seconds);
            s.Note(waiter.State);
            await x.SetValueAsync(42);
            s.Note(x.IsSet);
            s.Note(await waiter.JoinAsync());
            s.Note(await x.UnwrapAsync());
        });

    [Fact]
    public void S20_The_very_exception_that_was_set_is_thrown_every_time() => Bounded.Expect([true, true, true], async s =>
    {
        var x = new AsyncResult<string>();
        var failure = new FormatException("broken");
        async Coro Unwraps()
        {
            try
            {
                await x.UnwrapAsync();
            }
            catch (FormatException e)
            {
                s.Note(ReferenceEquals(e, failure));
            }
        }

        CurioTask waiter = await Coro.Spawn(Unwraps());
        await Coro.Sleep(1.Seconds);
        await x.SetExceptionAsync(failure);
        await waiter.JoinAsync();
        await Unwraps();
        await Unwraps();
    });

    [Fact]
    public void S20_A_later_set_replaces_the_outcome() => Bounded.Expect([1, "FormatException", 2], async s =>
    {
        var x = new AsyncResult<int>();
        await x.SetValueAsync(1);
        s.Note(await x.UnwrapAsync());
        await x.SetExceptionAsync(new FormatException());
        s.Note(await Outcome.Of(x.UnwrapAsync()));
        await x.SetValueAsync(2);
        s.Note(await x.UnwrapAsync());
    });

    [Fact]
    public void S20_All_waiters_get_it_in_the_order_of_waiting() => Bounded.ExpectInOrder(["a 7", "b 7", "c 7"], async s =>
    {
        var x = new AsyncResult<int>();
        async Coro Waits(string name) => s.Note($"{name} {await x.UnwrapAsync()}");
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Waits("a"));
            await g.SpawnAsync(Waits("b"));
            await g.SpawnAsync(Waits("c"));
            await Coro.Sleep(1.Seconds);
            await x.SetValueAsync(7);
        });
    });

    [Fact]
    public void S02_S20_A_wait_can_be_cancelled_and_timed_out() => Bounded.Expect(
        ["TaskTimeoutException", "AsyncResult(not set, waiting=1)", "AsyncResult(not set, waiting=0)", 5],
        async s =>
        {
            var x = new AsyncResult<int>();
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.UnwrapAsync())));
            CurioTask<int> waiter = await Coro.Spawn(x.UnwrapAsync());
            await Coro.Sleep(1.Seconds);
            s.Note(x.ToString());
            await waiter.CancelAsync();
            s.Note(x.ToString());
            await x.SetValueAsync(5);
            s.Note(await x.UnwrapAsync());
        });

    [Fact]
    public void S20_An_exception_of_nothing_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new AsyncResult<int>().SetExceptionAsync(null!));

    [Fact]
    public void S21_Its_string_shows_the_outcome() => Bounded.Expect(
        ["AsyncResult(not set, waiting=0)", "AsyncResult(value=3)", "AsyncResult(exception=FormatException: bad)"],
        async s =>
        {
            var x = new AsyncResult<int>();
            s.Note(x.ToString());
            await x.SetValueAsync(3);
            s.Note(x.ToString());
            await x.SetExceptionAsync(new FormatException("bad"));
            s.Note(x.ToString());
        });

    [Fact]
    public void In_an_async_thread_it_is_unwrapped_and_set() => Scenario.Expect([1, 2], async s =>
    {
        var there = new AsyncResult<int>();
        var back = new AsyncResult<int>();
        AsyncThread thread = await AsyncThread.Spawn(() =>
        {
            int got = there.Unwrap();
            s.Note(got);
            back.SetValue(got + 1);
        });
        await there.SetValueAsync(1);
        s.Note(await back.UnwrapAsync());
        await thread.JoinAsync();
    });
}
