using System.Collections.Concurrent;
using Curio.Soak;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Sync;

public class UniversalEventTests
{
    [Theory]
    [ClassData(typeof(PartyPairs))]
    public void Everybody_waits_for_what_everybody_sets_U01(PartyKind waiter, PartyKind setter)
    {
        var awaited = new UniversalEvent();
        var log = new ConcurrentQueue<object>();
        void Before()
        {
            log.Enqueue("wait_start");
            log.Enqueue(awaited.IsSet);
        }

        void After()
        {
            log.Enqueue("wait_done");
            log.Enqueue(awaited.IsSet);
            awaited.Clear();
            log.Enqueue(awaited.IsSet);
        }

        Task waiting = Start(waiter, awaited, Before, After);
        Until.Says(awaited, "waiting=1");
        log.Enqueue("event_set");
        Until.Ended(Set(setter, awaited), waiting);
        Assert.Equal(["wait_start", false, "event_set", "wait_done", true, false], log);
    }

    [Theory]
    [InlineData(PartyKind.Coroutine)]
    [InlineData(PartyKind.Thread)]
    [InlineData(PartyKind.AsyncThread)]
    [InlineData(PartyKind.Task)]
    public void Waiting_for_a_set_event_does_not_wait_U01(PartyKind waiter)
    {
        var awaited = new UniversalEvent();
        awaited.Set();
        Until.Ended(Start(waiter, awaited, static () => { }, static () => { }));
    }

    [Fact]
    public void One_set_lets_all_kinds_go_on_and_a_clear_does_not_hold_them_U01()
    {
        var awaited = new UniversalEvent();
        Task[] waiting = [.. Party.Kinds.Select(kind => Start(kind, awaited, static () => { }, static () => { }))];
        Until.Says(awaited, "waiting=4");
        awaited.Set();
        awaited.Clear();
        Until.Ended(waiting);
        Assert.Equal("UniversalEvent(unset, waiting=0)", awaited.ToString());
    }

    [Fact]
    public void A_coroutines_wait_times_out_and_the_event_goes_on_U02() => Bounded.Expect(
        ["TaskTimeoutException", "UniversalEvent(unset, waiting=0)", "set", "FUTURE_WAIT", "woken"],
        static async s =>
        {
            var awaited = new UniversalEvent();
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, awaited.WaitAsync())));
            s.Note(awaited.ToString());
            awaited.Set();
            await awaited.SetAsync();
            await awaited.WaitAsync();
            s.Note("set");
            awaited.Clear();
            async Coro Wait()
            {
                await awaited.WaitAsync();
                s.Note("woken");
            }

            CurioTask task = await Steps.Start(Wait());
            s.Note(task.State);
            awaited.Set();
            await task.JoinAsync();
        });

    [Fact]
    public void Waiters_of_one_kernel_go_on_in_the_order_of_waiting_U01() => Bounded.ExpectInOrder([0, 1, 2], static async s =>
    {
        var awaited = new UniversalEvent();
        async Coro Wait(int number)
        {
            await awaited.WaitAsync();
            s.Note(number);
        }

        for (int i = 0; i < 3; i++)
        {
            await Coro.Spawn(Wait(i));
        }

        await Steps.Settle();
        awaited.Set();
    });

    [Fact]
    public void A_cancelled_waiter_leaves_the_line_U02() => Bounded.Expect(
        ["TaskCancelledException", "UniversalEvent(unset, waiting=1)", "UniversalEvent(set, waiting=0)"],
        static async s =>
        {
            var awaited = new UniversalEvent();
            CurioTask first = await Steps.Start(awaited.WaitAsync());
            CurioTask second = await Steps.Start(awaited.WaitAsync());
            await first.CancelAsync();
            s.Note(first.Exception!.GetType().Name);
            s.Note(awaited.ToString());
            awaited.Set();
            s.Note(awaited.ToString());
            await second.JoinAsync();
        });

    [Fact]
    public void A_pending_cancellation_comes_before_the_wait_and_not_when_there_is_none_X07() => Bounded.Expect(
        ["passed", "TaskCancelledException", "UniversalEvent(unset, waiting=0)"],
        static async s =>
        {
            var awaited = new UniversalEvent();
            awaited.Set();
            await Coro.SetCancellation(new TaskCancelledException());
            await awaited.WaitAsync();
            s.Note("passed");
            awaited.Clear();
            s.Note(await Steps.NameOfThrown(awaited.WaitAsync()));
            s.Note(awaited.ToString());
        });

    [Fact]
    public void A_thread_waits_for_at_most_a_time_U02()
    {
        var awaited = new UniversalEvent();
        Assert.False(awaited.Wait(TimeSpan.Zero));
        Assert.False(awaited.Wait(TimeSpan.FromMilliseconds(2)));
        Assert.Equal("UniversalEvent(unset, waiting=0)", awaited.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => awaited.Wait(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => awaited.Wait(TimeSpan.FromDays(100)));
        awaited.Set();
        Assert.True(awaited.Wait(TimeSpan.Zero));
        Assert.True(awaited.Wait(TimeSpan.FromMilliseconds(2)));
        Assert.True(awaited.Wait(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void An_async_threads_limit_goes_by_its_kernels_clock_U02() => Scenario.Expect([false, true], static async s =>
    {
        var awaited = new UniversalEvent();
        AsyncThread<bool> thread = await AsyncThread.Spawn(() => awaited.Wait(TimeSpan.FromDays(20)));
        s.Note(await thread.JoinAsync());
        thread = await AsyncThread.Spawn(() => awaited.Wait(TimeSpan.FromDays(20)));
        await Until.SaysAsync(awaited, "waiting=1");

        awaited.Set();
        s.Note(await thread.JoinAsync());
    });

    [Fact]
    public void A_cancellation_reaches_an_async_thread_that_waits_A03() => Scenario.Expect(
        ["TaskCancelledException", "UniversalEvent(unset, waiting=0)"],
        static async s =>
        {
            var awaited = new UniversalEvent();
            AsyncThread thread = await AsyncThread.Spawn(() => awaited.Wait());
            await Until.SaysAsync(awaited, "waiting=1");

            await thread.CancelAsync();
            s.Note(thread.Exception!.GetType().Name);
            s.Note(awaited.ToString());
        });

    [Theory]
    [InlineData(PartyKind.Thread)]
    [InlineData(PartyKind.AsyncThread)]
    [InlineData(PartyKind.Task)]
    public void A_token_ends_the_wait_U12(PartyKind kind)
    {
        var awaited = new UniversalEvent();
        using var source = new CancellationTokenSource();
        Task waiting = Party.Start(
            kind,
            static () => Steps.Forever().Discarding(),
            () => Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => awaited.Wait(source.Token)).CancellationToken),
            () => Assert.ThrowsAsync<TaskCanceledException>(() => awaited.WaitTask(source.Token)));
        Until.Says(awaited, "waiting=1");
        source.Cancel();
        Until.Ended(waiting);
        Assert.Equal("UniversalEvent(unset, waiting=0)", awaited.ToString());
        awaited.Set();
        Assert.True(awaited.WaitTask(source.Token).IsCanceled);
        Assert.Throws<OperationCanceledException>(() => awaited.Wait(source.Token));
    }

    [Fact]
    public void In_a_coroutine_the_form_that_blocks_names_its_twin_U01()
    {
        var awaited = new UniversalEvent();
        awaited.Set();
        Coro.Run(InCoroutine());

        async Coro InCoroutine()
        {
            await Steps.Yield();
            Assert.Contains("WaitAsync", Assert.Throws<AsyncOnlyException>(() => awaited.Wait()).Message, StringComparison.Ordinal);
            Assert.Throws<AsyncOnlyException>(() => awaited.Wait(1.Seconds));
            Assert.True(awaited.Wait(TimeSpan.Zero));
        }
    }

    [Fact]
    public void A_coroutine_that_was_used_is_refused_by_name_Y03()
    {
        var awaited = new UniversalEvent();
        awaited.Set();
        Coro used = awaited.WaitAsync();
        Coro.Run(UseTwice());

        async Coro UseTwice()
        {
            await used;
            Exception? thrown = await Steps.Catch(used);
            Assert.Contains("UniversalEvent.WaitAsync", Assert.IsType<InvalidOperationException>(thrown).Message, StringComparison.Ordinal);
        }
    }

    private static Task Set(PartyKind kind, UniversalEvent awaited) => Party.Start(
        kind,
        awaited.SetAsync,
        awaited.Set,
        () =>
        {
            awaited.Set();
            return Task.CompletedTask;
        });

    private static Task Start(PartyKind kind, UniversalEvent awaited, Action before, Action after) => Party.Start(
        kind,
        async () =>
        {
            before();
            await awaited.WaitAsync();
            after();
        },
        () =>
        {
            before();
            awaited.Wait();
            after();
        },
        async () =>
        {
            before();
            await awaited.WaitTask();
            after();
        });
}
