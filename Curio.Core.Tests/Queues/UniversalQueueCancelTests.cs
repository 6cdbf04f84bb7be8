using Curio.Soak;
using Curio.Tests.Coroutines;
using Curio.Tests.Kernel;
using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Queues;

/// <summary>Who gives up, at every moment: in line, served and not yet told, told and not yet resumed.</summary>
public class UniversalQueueCancelTests
{
    [Fact]
    public void A_put_on_a_full_queue_times_out_and_nothing_was_added_U09() => Bounded.Expect(
        ["TaskTimeoutException", 1000, "UniversalQueue(count=1, maxSize=1, unfinished=1, getters=0, putters=0, joiners=0)", 1],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            await queue.PutAsync(1);
            s.Note(await Steps.NameOfThrown(Coro.TimeoutAfter(1.Seconds, queue.PutAsync(2))));
            s.Note(s.Time());
            s.Note(queue.ToString());
            s.Note(await queue.GetAsync());
        });

    [Fact]
    public void A_putter_cancelled_before_it_heard_of_its_room_added_nothing_and_the_next_has_the_room_U09() => Bounded.Expect(
        [1, "TaskCancelledException", true, 3, 0, "UniversalQueue(count=0, maxSize=1, unfinished=2, getters=0, putters=0, joiners=0)"],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            await queue.PutAsync(1);
            CurioTask second = await Steps.Start(queue.PutAsync(2));
            CurioTask third = await Steps.Start(queue.PutAsync(3));
            s.Note(await queue.GetAsync());
            await second.CancelAsync();
            s.Note(second.Exception!.GetType().Name);
            await third.JoinAsync();
            s.Note(queue.IsFull);
            s.Note(await queue.GetAsync());
            s.Note(queue.Count);
            s.Note(queue.ToString());
        });

    [Fact]
    public void A_putter_whose_item_was_taken_has_put_it_though_it_is_cancelled_before_it_heard_U09() => Bounded.Expect(
        [1, 2, "put", "TaskCancelledException"],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            await queue.PutAsync(1);
            async Coro Put()
            {
                await queue.PutAsync(2);
                s.Note("put");
                await Steps.Forever();
            }

            CurioTask putter = await Steps.Start(Put());
            s.Note(await queue.GetAsync());
            s.Note(await queue.GetAsync());
            await putter.CancelAsync();
            s.Note(putter.Exception!.GetType().Name);
        });

    [Fact]
    public void Taking_a_put_back_lets_joiners_go_on_that_waited_for_nothing_else_U09() => Bounded.Expect(["joined"], static async s =>
    {
        var queue = new UniversalQueue<int>(1);
        await queue.PutAsync(1);
        CurioTask putter = await Steps.Start(queue.PutAsync(2));
        await queue.GetAsync();
        CurioTask joiner = await Steps.Start(queue.JoinAsync());
        putter = await CancelledAfterRoom(queue, putter);
        await joiner.JoinAsync();
        s.Note("joined");
    });

    [Fact]
    public void The_item_of_a_getter_cancelled_just_after_it_was_assigned_returns_to_the_head_U10() => Bounded.Expect(
        ["TaskCancelledException", 1, 2],
        static async s =>
        {
            var queue = new UniversalQueue<int>();
            CurioTask<int> getter = await Steps.Start(queue.GetAsync());
            await queue.PutAsync(1);
            await queue.PutAsync(2);
            await getter.CancelAsync();
            s.Note(getter.Exception!.GetType().Name);
            s.Note(await queue.GetAsync());
            s.Note(await queue.GetAsync());
        });

    [Fact]
    public void So_it_does_when_a_thread_has_assigned_it_U10() => Bounded.Expect(
        ["TaskCancelledException", 1, 2],
        static async s =>
        {
            var queue = new UniversalQueue<int>();
            CurioTask<int> getter = await Steps.Start(queue.GetAsync());

            // The kernel waits for the thread and hears nothing meanwhile.
            ScenarioKernels.OnThread(() =>
            {
                queue.Put(1);
                queue.Put(2);
                return null;
            });
            await getter.CancelAsync();
            s.Note(getter.Exception!.GetType().Name);
            s.Note(await queue.GetAsync());
            s.Note(await queue.GetAsync());
        });

    [Fact]
    public void Also_when_the_queue_is_full_by_then_and_its_room_counts_from_there_U10() => Bounded.Expect(
        ["UniversalQueue(count=2, maxSize=1, unfinished=2, getters=0, putters=1, joiners=0)", true, 1, true, 2, 3],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            CurioTask<int> getter = await Steps.Start(queue.GetAsync());
            await queue.PutAsync(1);
            await queue.PutAsync(2);
            Task putter = queue.PutTask(3);
            await getter.CancelAsync();
            s.Note(queue.ToString());
            s.Note(queue.IsFull);
            s.Note(await queue.GetAsync());
            s.Note(!putter.IsCompleted);
            s.Note(await queue.GetAsync());
            s.Note(await queue.GetAsync());
        });

    [Fact]
    public void The_next_getter_is_served_with_it_U10() => Bounded.Expect([1, 2], static async s =>
    {
        var queue = new UniversalQueue<int>();
        CurioTask<int> first = await Steps.Start(queue.GetAsync());
        CurioTask<int> second = await Steps.Start(queue.GetAsync());
        CurioTask<int> third = await Steps.Start(queue.GetAsync());
        await queue.PutAsync(1);
        await first.CancelAsync(blocking: false);
        await queue.PutAsync(2);
        s.Note(await second.JoinAsync());
        s.Note(await third.JoinAsync());
        await first.CancelAsync();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_that_give_up_one_after_the_other_do_not_turn_their_items_round_U10(bool isLastFirst) => Bounded.Expect(
        [1, 2, 3],
        async s =>
        {
            var queue = new UniversalQueue<int>();
            CurioTask[] getters = [await Steps.Start(queue.GetAsync()), await Steps.Start(queue.GetAsync())];
            await queue.PutAsync(1);
            await queue.PutAsync(2);
            await queue.PutAsync(3);
            await getters[isLastFirst ? 1 : 0].CancelAsync(blocking: false);
            await getters[isLastFirst ? 0 : 1].CancelAsync(blocking: false);
            for (int i = 0; i < 3; i++)
            {
                s.Note(await queue.GetAsync());
            }
        });

    [Fact]
    public void A_getter_cancelled_after_it_was_woken_returns_the_item_and_is_cancelled_at_its_next_block_Q07() => Bounded.Expect(
        [1, "TaskCancelledException"],
        static async s =>
        {
            var queue = new UniversalQueue<int>();
            CurioTask getter = await Steps.Start(Get());
            async Coro Get()
            {
                s.Note(await queue.GetAsync());
                await Steps.Forever();
            }

            await queue.PutAsync(1);
            await Steps.Settle();
            await getter.CancelAsync();
            s.Note(getter.Exception!.GetType().Name);
        });

    [Fact]
    public void Late_news_of_a_wait_that_was_given_up_reaches_no_other_wait_K24() => Bounded.Expect(
        ["FUTURE_WAIT", "FUTURE_WAIT", 1, 2],
        static async s =>
        {
            var queue = new UniversalQueue<int>();
            var other = new UniversalQueue<int>();
            CurioTask<int> getter = await Steps.Start(queue.GetAsync());
            await queue.PutAsync(1);
            await getter.CancelAsync(blocking: false);
            s.Note("FUTURE_WAIT");

            // Its news is on the way. What waits from here on must not take it for its own.
            CurioTask<int> again = await Coro.Spawn(other.GetAsync());
            await Steps.Settle();
            s.Note(again.State);
            s.Note(await queue.GetAsync());
            await other.PutAsync(2);
            s.Note(await again.JoinAsync());
        });

    [Fact]
    public void Late_news_reaches_no_other_wait_of_the_same_task_K24() => Bounded.Expect(
        ["FUTURE_WAIT", 1, 2],
        static async s =>
        {
            var queue = new UniversalQueue<int>();
            var other = new UniversalQueue<int>();
            async Coro<int> GetElsewhere()
            {
                await Steps.Catch(queue.GetAsync());
                return await other.GetAsync();
            }

            CurioTask<int> getter = await Steps.Start(GetElsewhere());
            await queue.PutAsync(1);
            await getter.CancelAsync(blocking: false);
            await Steps.Settle();
            s.Note(getter.State);
            s.Note(await queue.GetAsync());
            await other.PutAsync(2);
            s.Note(await getter.JoinAsync());
        });

    [Theory]
    [InlineData(PartyKind.Thread)]
    [InlineData(PartyKind.AsyncThread)]
    [InlineData(PartyKind.Task)]
    public void A_cancelled_token_withdraws_the_getter_and_loses_no_item_U12(PartyKind kind)
    {
        var queue = new UniversalQueue<int>();
        using var source = new CancellationTokenSource();
        Task getting = Party.Start(
            kind,
            static () => Steps.Forever().Discarding(),
            () => Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => queue.Get(source.Token)).CancellationToken),
            () => Assert.ThrowsAsync<TaskCanceledException>(() => queue.GetTask(source.Token)));
        Until.Says(queue, "getters=1");
        Task<int> next = queue.GetTask();
        source.Cancel();
        Until.Ended(getting);
        Assert.Equal("UniversalQueue(count=0, maxSize=0, unfinished=0, getters=1, putters=0, joiners=0)", queue.ToString());
        queue.Put(1);
        Assert.Equal(1, Until.Result(next));
    }

    [Theory]
    [InlineData(PartyKind.Thread)]
    [InlineData(PartyKind.AsyncThread)]
    [InlineData(PartyKind.Task)]
    public void A_cancelled_token_withdraws_the_putter_and_adds_nothing_U12(PartyKind kind)
    {
        var queue = new UniversalQueue<int>(1);
        queue.Put(1);
        using var source = new CancellationTokenSource();
        Task putting = Party.Start(
            kind,
            static () => Steps.Forever().Discarding(),
            () => Assert.Throws<OperationCanceledException>(() => queue.Put(2, source.Token)),
            () => Assert.ThrowsAsync<TaskCanceledException>(() => queue.PutTask(2, source.Token)));
        Until.Says(queue, "putters=1");
        Task next = queue.PutTask(3);
        source.Cancel();
        Until.Ended(putting);
        Assert.Equal(1, queue.Get());
        Until.Ended(next);
        Assert.Equal(3, queue.Get());
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void A_token_cancelled_before_changes_nothing_though_it_need_not_wait_U12()
    {
        var queue = new UniversalQueue<int>();
        queue.Put(1);
        var cancelled = new CancellationToken(canceled: true);
        Assert.True(queue.GetTask(cancelled).IsCanceled);
        Assert.True(queue.PutTask(2, cancelled).IsCanceled);
        Assert.True(queue.JoinTask(cancelled).IsCanceled);
        Assert.Throws<OperationCanceledException>(() => queue.Get(cancelled));
        Assert.Throws<OperationCanceledException>(() => queue.Put(2, cancelled));
        Assert.Throws<OperationCanceledException>(() => queue.Join(cancelled));
        Until.Ended(Party.Start(
            PartyKind.AsyncThread,
            static () => Steps.Forever().Discarding(),
            () => Assert.Throws<OperationCanceledException>(() => queue.Get(cancelled)),
            static () => Task.CompletedTask));
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public void A_token_that_comes_after_the_item_was_assigned_leaves_it_to_the_getter_U12()
    {
        var queue = new UniversalQueue<int>();
        using var source = new CancellationTokenSource();
        Task<int> getting = queue.GetTask(source.Token);
        queue.Put(1);
        source.Cancel();
        Assert.Equal(1, Until.Result(getting));
    }

    [Fact]
    public void An_async_thread_that_is_cancelled_while_it_puts_has_added_nothing_U09() => Scenario.Expect(
        ["TaskCancelledException", 1, 0],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            await queue.PutAsync(1);
            AsyncThread thread = await AsyncThread.Spawn(() => queue.Put(2));
            await Until.SaysAsync(queue, "putters=1");

            await thread.CancelAsync();
            s.Note(thread.Exception!.GetType().Name);
            s.Note(await queue.GetAsync());
            s.Note(queue.Count);
        });

    [Fact]
    public void An_interrupted_thread_leaves_the_line_U12()
    {
        var queue = new UniversalQueue<int>();
        object? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => queue.Get()));
        thread.Start();
        Until.Says(queue, "getters=1");
        thread.Interrupt();
        Assert.True(thread.Join(Until.Patience));
        Assert.IsType<ThreadInterruptedException>(thrown);
        queue.Put(1);
        Assert.Equal(1, queue.Count);
    }

    private static async Coro<CurioTask> CancelledAfterRoom(UniversalQueue<int> queue, CurioTask putter)
    {
        // The first item is done, the second was let in by the get and is the only one left; its putter has not heard.
        await putter.JoinAsync();
        queue.TaskDone();
        CurioTask last = await Steps.Start(queue.PutAsync(3));
        await queue.GetAsync();
        queue.TaskDone();
        await last.CancelAsync();
        return last;
    }
}
