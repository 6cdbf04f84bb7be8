using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Queues;

public class AsyncQueueTests
{
    [Fact]
    public void Q01_Two_consumers_get_the_items_in_the_order_of_waiting_and_join_ends_with_the_last_done() => Bounded.ExpectInOrder(
        ["cons1 0", "cons2 1", "cons1 2", "cons2 3", "producer_join", "cons1 done", "cons2 done", "producer_done"],
        async s =>
        {
            var x = new AsyncQueue<int?>();
            async Coro Consumer(string name)
            {
                while (await x.GetAsync() is { } item)
                {
                    s.Note($"{name} {item}");
                    await x.TaskDoneAsync();
                }

                s.Note($"{name} done");
                await x.TaskDoneAsync();
            }

            async Coro Producer()
            {
                for (int i = 0; i < 4; i++)
                {
                    await x.PutAsync(i);
                    await Coro.Sleep(1.Seconds);
                }

                await x.PutAsync(null);
                await x.PutAsync(null);
                s.Note("producer_join");
                await x.JoinAsync();
                s.Note("producer_done");
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Consumer("cons1"));
                await g.SpawnAsync(Consumer("cons2"));
                await g.SpawnAsync(Producer());
            });
        });

    [Fact]
    public void Q02_Putting_into_an_unbounded_queue_neither_parks_nor_switches() => Bounded.ExpectInOrder(
        ["produced 0", "produced 1", "produced 2", "producer_join", "cons 0", "cons 1", "cons 2", "producer_done"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            async Coro Consumer()
            {
                for (int i = 0; i < 3; i++)
                {
                    s.Note($"cons {await x.GetAsync()}");
                    await x.TaskDoneAsync();
                }
            }

            CurioTask consumer = await Coro.Spawn(Consumer());
            for (int i = 0; i < 3; i++)
            {
                await x.PutAsync(i);
                s.Note($"produced {i}");
            }

            s.Note("producer_join");
            await x.JoinAsync();
            s.Note("producer_done");
            await consumer.JoinAsync();
        });

    [Fact]
    public void Q03_Putting_into_a_full_queue_waits_for_room() => Bounded.ExpectInOrder(
        [
            "produced 0", "produced 1", "cons 0", "produced 2", "cons 1", "produced 3", "cons 2", "producer_join", "cons 3",
            "producer_done",
        ],
        async s =>
        {
            var x = new AsyncQueue<int>(2);
            async Coro Consumer()
            {
                for (int i = 0; i < 4; i++)
                {
                    await Coro.Sleep(1.Seconds);
                    s.Note($"cons {await x.GetAsync()}");
                    await x.TaskDoneAsync();
                }
            }

            CurioTask consumer = await Coro.Spawn(Consumer());
            for (int i = 0; i < 4; i++)
            {
                await x.PutAsync(i);
                s.Note($"produced {i}");
            }

            await Coro.Sleep(1500.Milliseconds);
            s.Note("producer_join");
            await x.JoinAsync();
            s.Note("producer_done");
            await consumer.JoinAsync();
        });

    [Fact]
    public void Q04_A_parked_get_can_be_cancelled_and_timed_out() => Bounded.Expect(
        ["TaskTimeoutException", "QUEUE_GET", "cancelled", "AsyncQueue(count=0, max=none, getting=0, putting=0, joining=0)", 7],
        async s =>
        {
            var x = new AsyncQueue<int>();
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.GetAsync())));
            CurioTask<int> getter = await Coro.Spawn(x.GetAsync());
            await Coro.Sleep(1.Seconds);
            s.Note(getter.State);
            await getter.CancelAsync();
            s.Note("cancelled");
            s.Note(x.ToString());
            await x.PutAsync(7);
            s.Note(await x.GetAsync());
        });

    [Fact]
    public void Q04_A_parked_put_can_be_cancelled_and_timed_out_and_adds_nothing() => Bounded.Expect(
        ["TaskTimeoutException", "QUEUE_PUT", "AsyncQueue(count=1, max=1, getting=0, putting=0, joining=0)", 1, 0],
        async s =>
        {
            var x = new AsyncQueue<int>(1);
            await x.PutAsync(1);
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.PutAsync(2))));
            CurioTask putter = await Coro.Spawn(x.PutAsync(3));
            await Coro.Sleep(1.Seconds);
            s.Note(putter.State);
            await putter.CancelAsync();
            s.Note(x.ToString());
            s.Note(await x.GetAsync());
            s.Note(x.Count);
        });

    [Fact]
    public void Q04_A_join_can_be_cancelled_and_timed_out() => Bounded.Expect(
        ["TaskTimeoutException", "QUEUE_JOIN", "joined"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            await x.PutAsync(1);
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.JoinAsync())));
            CurioTask joiner = await Coro.Spawn(x.JoinAsync());
            await Coro.Sleep(1.Seconds);
            s.Note(joiner.State);
            await joiner.CancelAsync();
            await x.TaskDoneAsync();
            await x.JoinAsync();
            s.Note("joined");
        });

    [Fact]
    public void Q05_Count_and_fullness_are_seen() => Bounded.Expect(
        [true, false, 1, false, 2, true, "AsyncQueue(count=2, max=2, getting=0, putting=1, joining=0)", false],
        async s =>
        {
            var x = new AsyncQueue<int>(2);
            s.Note(x.IsEmpty);
            s.Note(x.IsFull);
            await x.PutAsync(1);
            s.Note(x.Count);
            s.Note(x.IsFull);
            await x.PutAsync(2);
            s.Note(x.Count);
            s.Note(x.IsFull);
            CurioTask putter = await Coro.Spawn(x.PutAsync(3), daemon: true);
            await Coro.Sleep(1.Seconds);
            s.Note(x.ToString());
            await putter.CancelAsync();
            var unbounded = new AsyncQueue<int>();
            for (int i = 0; i < 100; i++)
            {
                await unbounded.PutAsync(i);
            }

            s.Note(unbounded.IsFull);
        });

    [Fact]
    public void Q06_A_get_overtakes_a_getter_just_woken_when_nobody_else_waits() => Bounded.ExpectInOrder(
        ["main 1", "a 2"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            CurioTask a = await Coro.Spawn(NotesGet(s, x, "a"));
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(1);
            s.Note($"main {await x.GetAsync()}");
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(2);
            await a.JoinAsync();
        });

    [Fact]
    public void Q06_A_get_queues_behind_those_who_wait_though_items_are_there() => Bounded.ExpectInOrder(
        ["a 1", "b 2", "main 3"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            CurioTask a = await Coro.Spawn(NotesGet(s, x, "a"));
            CurioTask b = await Coro.Spawn(NotesGet(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(1);
            async Coro Puts()
            {
                await Coro.Sleep(1.Seconds);
                await x.PutAsync(2);
                await x.PutAsync(3);
            }

            CurioTask puts = await Coro.Spawn(Puts());
            s.Note($"main {await x.GetAsync()}");
            await a.JoinAsync();
            await b.JoinAsync();
            await puts.JoinAsync();
        });

    [Fact]
    public void Q06_A_getter_woken_in_vain_waits_before_all_others() => Bounded.ExpectInOrder(
        ["main 1", "a 2", "b 3"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            CurioTask a = await Coro.Spawn(NotesGet(s, x, "a"));
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(1);
            s.Note($"main {await x.GetAsync()}");
            CurioTask b = await Coro.Spawn(NotesGet(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(2);
            await x.PutAsync(3);
            await a.JoinAsync();
            await b.JoinAsync();
        });

    [Fact]
    public void Q06_A_cancelled_getter_is_skipped() => Bounded.ExpectInOrder(["a 1", "c 2"], async s =>
    {
        var x = new AsyncQueue<int>();
        CurioTask a = await Coro.Spawn(NotesGet(s, x, "a"));
        CurioTask b = await Coro.Spawn(NotesGet(s, x, "b"));
        CurioTask c = await Coro.Spawn(NotesGet(s, x, "c"));
        await Coro.Sleep(1.Seconds);
        await b.CancelAsync();
        await x.PutAsync(1);
        await x.PutAsync(2);
        await a.JoinAsync();
        await c.JoinAsync();
    });

    [Fact]
    public void Q07_A_getter_cancelled_after_it_was_woken_returns_its_item_and_is_cancelled_at_its_next_block() => Bounded.ExpectInOrder(
        ["a 1", "TaskCancelledException", 0],
        async s =>
        {
            var x = new AsyncQueue<int>();
            async Coro A()
            {
                s.Note($"a {await x.GetAsync()}");
                s.Note(await Outcome.Of(async () => await x.GetAsync()));
            }

            CurioTask a = await Coro.Spawn(A());
            await Coro.Sleep(1.Seconds);
            await x.PutAsync(1);
            await a.CancelAsync();
            s.Note(x.Count);
        });

    [Fact]
    public void Q07_A_woken_putter_that_finds_the_queue_full_waits_again() => Bounded.ExpectInOrder(
        [1, "QUEUE_PUT", 9, 2, 0],
        async s =>
        {
            var x = new AsyncQueue<int>(1);
            await x.PutAsync(1);
            CurioTask putter = await Coro.Spawn(x.PutAsync(2));
            await Coro.Sleep(1.Seconds);
            s.Note(await x.GetAsync());
            await x.PutAsync(9);
            await Coro.Sleep(1.Seconds);
            s.Note(putter.State);
            s.Note(await x.GetAsync());
            s.Note(await x.GetAsync());
            await putter.JoinAsync();
            s.Note(x.Count);
        });

    [Fact]
    public void Q07_A_woken_putter_that_is_cancelled_still_adds_its_item() => Bounded.ExpectInOrder(
        [1, 1, 2],
        async s =>
        {
            var x = new AsyncQueue<int>(1);
            await x.PutAsync(1);
            CurioTask putter = await Coro.Spawn(x.PutAsync(2));
            await Coro.Sleep(1.Seconds);
            s.Note(await x.GetAsync());
            await putter.CancelAsync();
            s.Note(x.Count);
            s.Note(await x.GetAsync());
        });

    [Fact]
    public void Q08_Join_without_outstanding_items_returns_at_once_and_all_joiners_wake() => Bounded.ExpectInOrder(
        ["at once", 2L, 1L, "joined a", "joined b", 0L],
        async s =>
        {
            var x = new AsyncQueue<int>();
            await x.JoinAsync();
            s.Note("at once");
            await x.PutAsync(1);
            await x.PutAsync(2);
            async Coro Joins(string name)
            {
                await x.JoinAsync();
                s.Note($"joined {name}");
            }

            CurioTask a = await Coro.Spawn(Joins("a"));
            CurioTask b = await Coro.Spawn(Joins("b"));
            await Coro.Sleep(1.Seconds);
            s.Note(x.Outstanding);
            await x.GetAsync();
            await x.TaskDoneAsync();
            await Coro.Sleep(1.Seconds);
            s.Note(x.Outstanding);
            await x.TaskDoneAsync();
            await a.JoinAsync();
            await b.JoinAsync();
            s.Note(x.Outstanding);
        });

    [Fact]
    public void Q08_One_done_too_many_is_refused_and_changes_nothing() => Bounded.Expect([true, 0L, "ok"], async s =>
    {
        var x = new AsyncQueue<int>();
        await x.PutAsync(1);
        await x.TaskDoneAsync();
        InvalidOperationException refusal = await Refusals.Of(() => x.TaskDoneAsync());
        s.Note(refusal.Message.StartsWith("AsyncQueue(count=1, max=none, getting=0, putting=0, joining=0): one task-done too many", StringComparison.Ordinal));
        s.Note(x.Outstanding);
        s.Note(await Outcome.Of(() => x.JoinAsync()));
    });

    [Fact]
    public void Q10_Await_foreach_takes_items_until_it_is_left_or_cancelled() => Bounded.Expect(
        [1, 2, 4, "TaskCancelledException"],
        async s =>
        {
            var x = new AsyncQueue<int>();
            for (int i = 1; i <= 4; i++)
            {
                await x.PutAsync(i);
            }

            await foreach (int item in x)
            {
                s.Note(item);
                if (item == 2)
                {
                    break;
                }
            }

            await x.GetAsync();
            async Coro Takes()
            {
                await foreach (int item in x)
                {
                    s.Note(item);
                }
            }

            CurioTask taker = await Coro.Spawn(Takes());
            await Coro.Sleep(1.Seconds);
            await taker.CancelAsync();
            s.Note(taker.Exception!.GetType().Name);
        });

    [Fact]
    public void Trying_never_blocks_and_respects_those_who_wait() => Bounded.ExpectInOrder(
        [false, true, false, true, 1, false, "a 5"],
        async s =>
        {
            var x = new AsyncQueue<int>(1);
            s.Note(x.TryGet(out _));
            s.Note(x.TryPut(1));
            s.Note(x.TryPut(2));
            s.Note(x.TryGet(out int item));
            s.Note(item);
            CurioTask a = await Coro.Spawn(NotesGet(s, x, "a"));
            CurioTask b = await Coro.Spawn(NotesGet(s, x, "b"));
            await Coro.Sleep(1.Seconds);
            x.TryPut(5);
            s.Note(x.TryGet(out _));
            await a.JoinAsync();
            await b.CancelAsync();
        });

    [Fact]
    public void Trying_works_before_a_kernel_runs_and_in_an_async_thread()
    {
        var x = new AsyncQueue<int>();
        Assert.True(x.TryPut(1));
        Scenario.ExpectInOrder([1, 2, "woken 3"], s => Use(s, Filled()));
        Assert.True(x.TryGet(out int left));
        Assert.Equal(1, left);

        static AsyncQueue<int> Filled()
        {
            var queue = new AsyncQueue<int>();
            queue.TryPut(1);
            return queue;
        }

        static async Coro Use(Scenario s, AsyncQueue<int> x)
        {
            s.Note(await x.GetAsync());
            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                x.TryPut(2);
                x.TryGet(out int item);
                s.Note(item);
            });
            await thread.JoinAsync();
            CurioTask woken = await Coro.Spawn(NotesGet(s, x, "woken"));
            await Coro.Sleep(TimeSpan.Zero);
            AsyncThread<bool> putting = await AsyncThread.Spawn(() => x.TryPut(3));
            await putting.JoinAsync();
            await woken.JoinAsync();
        }
    }

    [Fact]
    public async Task Waking_from_outside_the_kernel_is_refused_and_changes_nothing()
    {
        Scenario scenario = Scenario.Prepare();
        var x = new AsyncQueue<int>();
        using var kernel = new Curio.Kernel(scenario.Options);
        async Coro<CurioTask<int>> Start()
        {
            CurioTask<int> task = await Coro.Spawn(x.GetAsync());
            await Coro.Sleep(TimeSpan.Zero);
            return task;
        }

        CurioTask<int> getter = kernel.Run(Start());
        Exception refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.Factory.StartNew(
            () => x.TryPut(1), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Assert.Contains("UniversalQueue", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, x.Count);
        kernel.Run(x.PutAsync(2));
        Assert.Equal(2, kernel.Run(getter.JoinAsync()));
    }

    [Fact]
    public void A_negative_size_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncQueue<int>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncLifoQueue<int>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AsyncPriorityQueue<int>(-1));
    }

    [Fact]
    public void In_an_async_thread_items_are_put_got_and_joined() => Scenario.Expect([0, 1, 2, "joined"], async s =>
    {
        var x = new AsyncQueue<int>(1);
        AsyncThread thread = await AsyncThread.Spawn(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                x.Put(i);
            }

            x.Join();
            s.Note("joined");
        });
        for (int i = 0; i < 3; i++)
        {
            s.Note(await x.GetAsync());
            await x.TaskDoneAsync();
        }

        await thread.JoinAsync();
    });

    private static async Coro NotesGet(Scenario s, AsyncQueue<int> x, string name) => s.Note($"{name} {await x.GetAsync()}");
}
