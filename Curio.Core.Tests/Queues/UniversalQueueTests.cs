using Curio.Soak;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Queues;

public class UniversalQueueTests
{
    [Fact]
    public void A_new_queue_is_empty_and_a_bounded_one_can_be_full_U04()
    {
        var queue = new UniversalQueue<int>(2);
        Assert.Equal((0, true, false, 2), (queue.Count, queue.IsEmpty, queue.IsFull, queue.MaxSize));
        Assert.True(queue.TryPut(1));
        Assert.Equal((1, false, false), (queue.Count, queue.IsEmpty, queue.IsFull));
        Assert.True(queue.TryPut(2));
        Assert.Equal((2, false, true), (queue.Count, queue.IsEmpty, queue.IsFull));
        Assert.False(queue.TryPut(3));
        Assert.Equal(2, queue.Count);
    }

    [Fact]
    public void A_queue_without_a_maximum_is_never_full_U04()
    {
        var queue = new UniversalQueue<int>();
        for (int i = 0; i < 100; i++)
        {
            queue.Put(i);
        }

        Assert.Equal((100, false, 0), (queue.Count, queue.IsFull, queue.MaxSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniversalQueue<int>(-1));
    }

    [Theory]
    [ClassData(typeof(PartyPairs))]
    public void Ten_items_arrive_in_order_and_the_join_returns_U05_U08(PartyKind producer, PartyKind consumer)
    {
        var queue = new UniversalQueue<int>(2);
        var received = new List<int>();
        bool isConsumed = false;
        Task producing = Produce(producer, queue, 10, () => Assert.True(isConsumed));
        Until.Says(queue, "putters=1");
        Task consuming = Consume(consumer, queue, 10, item =>
        {
            received.Add(item);
            isConsumed = received.Count == 10;
            queue.TaskDone();
        });
        Until.Ended(producing, consuming);
        Assert.Equal(Enumerable.Range(0, 10), received);
        Assert.Equal("UniversalQueue(count=0, maxSize=2, unfinished=0, getters=0, putters=0, joiners=0)", queue.ToString());
    }

    [Theory]
    [ClassData(typeof(PartyPairs))]
    public void So_they_do_when_the_consumer_waits_first_U05_U08(PartyKind producer, PartyKind consumer)
    {
        var queue = new UniversalQueue<int>();
        var received = new List<int>();
        Task consuming = Consume(consumer, queue, 10, item =>
        {
            received.Add(item);
            queue.TaskDone();
        });
        Until.Says(queue, "getters=1");
        Until.Ended(Produce(producer, queue, 10, static () => { }), consuming);
        Assert.Equal(Enumerable.Range(0, 10), received);
    }

    [Fact]
    public void One_mark_too_many_is_refused_and_changes_nothing_U05()
    {
        var queue = new UniversalQueue<int>();
        Assert.Contains("TaskDone", Assert.Throws<InvalidOperationException>(queue.TaskDone).Message, StringComparison.Ordinal);
        queue.Put(1);
        queue.TaskDone();
        Assert.Throws<InvalidOperationException>(queue.TaskDone);
        queue.Put(2);
        Assert.False(queue.JoinTask().IsCompleted);
        queue.TaskDone();
        queue.Join();
    }

    [Fact]
    public void All_kinds_of_joiners_are_let_go_on_by_the_last_mark_U05()
    {
        var queue = new UniversalQueue<int>();
        queue.Put(1);
        queue.Put(2);
        Task[] joining = [.. Party.Kinds.Select(kind => Party.Start(kind, queue.JoinAsync, () => queue.Join(), () => queue.JoinTask()))];
        Until.Says(queue, "joiners=4");
        queue.TaskDone();
        Until.Says(queue, "joiners=4");
        queue.TaskDone();
        Until.Ended(joining);
    }

    [Fact]
    public void A_consumer_that_times_out_and_tries_again_gets_all_in_order_U06() => Bounded.Expect(
        [.. Enumerable.Range(0, 20).Cast<object?>(), true],
        static async s =>
        {
            var queue = new UniversalQueue<int>(2);
            int timeouts = 0;
            async Coro Consume()
            {
                for (int received = 0; received < 20;)
                {
                    try
                    {
                        s.Note(await Coro.TimeoutAfter(100.Milliseconds, queue.GetAsync()));
                        received++;
                    }
                    catch (TaskTimeoutException)
                    {
                        timeouts++;
                    }
                }
            }

            CurioTask consumer = await Coro.Spawn(Consume());
            for (int i = 0; i < 20; i++)
            {
                await queue.PutAsync(i);

                // Also exactly when the consumer's time runs out.
                await Coro.Sleep((i % 5 * 50).Milliseconds);
            }

            await consumer.JoinAsync();
            s.Note(timeouts > 0);
        });

    [Fact]
    public void So_does_one_that_a_thread_serves_U06()
    {
        var queue = new UniversalQueue<int>(2);
        var received = new List<int>();
        async Coro Consume()
        {
            while (received.Count < 500)
            {
                await Coro.IgnoreAfter(TimeSpan.FromTicks(received.Count % 7 * 20), async () => received.Add(await queue.GetAsync()));
            }
        }

        Until.Ended(
            Party.Start(PartyKind.Coroutine, Consume, static () => { }, static () => Task.CompletedTask),
            Produce(PartyKind.Thread, queue, 500, afterJoin: null));
        Assert.Equal(Enumerable.Range(0, 500), received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thread_feeds_three_consumers_U07(bool onOneKernel)
    {
        var queue = new UniversalQueue<int>(10);
        var received = new List<int>();
        async Coro Consume()
        {
            await foreach (int item in queue)
            {
                if (item < 0)
                {
                    return;
                }

                lock (received)
                {
                    received.Add(item);
                }
            }
        }

        async Coro All()
        {
            await using var group = new TaskGroup();
            await group.SpawnAsync(Consume());
            await group.SpawnAsync(Consume());
            await group.SpawnAsync(Consume());
            await group.JoinAsync();
        }

        Task[] consumers = onOneKernel
            ? [Curio.Kernel.RunAsync(All())]
            : [Curio.Kernel.RunAsync(Consume()), Curio.Kernel.RunAsync(Consume()), Curio.Kernel.RunAsync(Consume())];
        Task producer = Party.Start(
            PartyKind.Thread,
            All,
            () =>
            {
                foreach (int item in Enumerable.Range(0, 1000).Concat([-1, -1, -1]))
                {
                    queue.Put(item);
                }
            },
            static () => Task.CompletedTask);
        Until.Ended([.. consumers, producer]);
        Assert.Equal(Enumerable.Range(0, 1000), received.Order());
    }

    [Fact]
    public void Getters_of_all_kinds_are_served_in_the_order_of_their_coming_Q06()
    {
        var queue = new UniversalQueue<int>();
        var received = new int[8];
        var waiting = new List<Task>();
        for (int i = 0; i < received.Length; i++)
        {
            int place = i;
            waiting.Add(Consume(Party.Kinds[i % 4], queue, 1, item => received[place] = item));
            Until.Says(queue, $"getters={i + 1},");
        }

        for (int i = 0; i < received.Length; i++)
        {
            Assert.True(queue.TryPut(i));
        }

        Until.Ended([.. waiting]);
        Assert.Equal(Enumerable.Range(0, 8), received);
    }

    [Fact]
    public void So_are_putters_and_nobody_overtakes_them_Q07()
    {
        var queue = new UniversalQueue<int>(1);
        queue.Put(0);
        var waiting = new List<Task>();
        for (int i = 1; i <= 8; i++)
        {
            int item = i;
            waiting.Add(Party.Start(Party.Kinds[i % 4], () => queue.PutAsync(item), () => queue.Put(item), () => queue.PutTask(item)));
            Until.Says(queue, $"putters={i},");
        }

        for (int i = 0; i <= 8; i++)
        {
            Assert.False(queue.TryPut(99));
            Assert.True(queue.TryGet(out int item));
            Assert.Equal(i, item);
        }

        Until.Ended([.. waiting]);
    }

    [Fact]
    public void A_thread_waits_for_at_most_a_time_U06()
    {
        var queue = new UniversalQueue<int>(1);
        Assert.False(queue.TryGet(out int item));
        Assert.False(queue.TryGet(out item, TimeSpan.Zero));
        Assert.False(queue.TryGet(out item, TimeSpan.FromMilliseconds(2)));
        Assert.True(queue.TryPut(1, TimeSpan.FromMilliseconds(2)));
        Assert.False(queue.TryPut(2, TimeSpan.FromMilliseconds(2)));
        Assert.False(queue.TryPut(2, TimeSpan.Zero));
        Assert.True(queue.TryGet(out item, Timeout.InfiniteTimeSpan));
        Assert.Equal(1, item);
        Assert.Equal("UniversalQueue(count=0, maxSize=1, unfinished=1, getters=0, putters=0, joiners=0)", queue.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => queue.TryGet(out _, TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => queue.TryPut(1, TimeSpan.FromDays(100)));
    }

    [Fact]
    public void An_async_threads_limit_goes_by_its_kernels_clock_U06() => Scenario.Expect(
        [false, true, false, true, 2],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            AsyncThread thread = await AsyncThread.Spawn(() =>
            {
                s.Note(queue.TryGet(out _, TimeSpan.FromDays(20)));
                s.Note(queue.TryPut(2, TimeSpan.FromDays(20)));
                s.Note(queue.TryPut(3, TimeSpan.FromDays(20)));
                s.Note(queue.TryGet(out int item, TimeSpan.FromDays(20)));
                s.Note(item);
            });
            await thread.JoinAsync();
        });

    [Fact]
    public void In_a_coroutine_the_forms_that_block_name_their_twins_U05()
    {
        var queue = new UniversalQueue<int>();
        queue.Put(1);
        Coro.Run(InCoroutine());

        async Coro InCoroutine()
        {
            await Steps.Yield();
            Assert.Contains("GetAsync", Assert.Throws<AsyncOnlyException>(() => queue.Get()).Message, StringComparison.Ordinal);
            Assert.Contains("PutAsync", Assert.Throws<AsyncOnlyException>(() => queue.Put(1)).Message, StringComparison.Ordinal);
            Assert.Contains("JoinAsync", Assert.Throws<AsyncOnlyException>(() => queue.Join()).Message, StringComparison.Ordinal);
            Assert.Throws<AsyncOnlyException>(() => queue.TryGet(out _, 1.Seconds));
            Assert.Throws<AsyncOnlyException>(() => queue.TryPut(1, 1.Seconds));
            Assert.True(queue.TryPut(2));
            Assert.True(queue.TryGet(out int item, TimeSpan.Zero));
            Assert.Equal(1, item);
            queue.TaskDone();
        }
    }

    [Fact]
    public void What_need_not_wait_neither_switches_nor_delivers_a_pending_cancellation_T23() => Bounded.ExpectInOrder(
        [1, "TaskCancelledException", "other"],
        static async s =>
        {
            var queue = new UniversalQueue<int>(1);
            async Coro Other() => s.Note("other");
            await Coro.Spawn(Other());
            await Coro.SetCancellation(new TaskCancelledException());
            await queue.PutAsync(1);
            s.Note(await queue.GetAsync());
            queue.TaskDone();
            await queue.JoinAsync();
            s.Note(await Steps.NameOfThrown(queue.GetAsync()));
            await Steps.Yield();
        });

    private static Task Produce(PartyKind kind, UniversalQueue<int> queue, int count, Action? afterJoin) => Party.Start(
        kind,
        async () =>
        {
            for (int i = 0; i < count; i++)
            {
                await queue.PutAsync(i);
            }

            if (afterJoin is not null)
            {
                await queue.JoinAsync();
                afterJoin();
            }
        },
        () =>
        {
            for (int i = 0; i < count; i++)
            {
                queue.Put(i);
            }

            if (afterJoin is not null)
            {
                queue.Join();
                afterJoin();
            }
        },
        async () =>
        {
            for (int i = 0; i < count; i++)
            {
                await queue.PutTask(i);
            }

            if (afterJoin is not null)
            {
                await queue.JoinTask();
                afterJoin();
            }
        });

    private static Task Consume(PartyKind kind, UniversalQueue<int> queue, int count, Action<int> take) => Party.Start(
        kind,
        async () =>
        {
            for (int i = 0; i < count; i++)
            {
                take(await queue.GetAsync());
            }
        },
        () =>
        {
            for (int i = 0; i < count; i++)
            {
                take(queue.Get());
            }
        },
        async () =>
        {
            for (int i = 0; i < count; i++)
            {
                take(await queue.GetTask());
            }
        });
}
