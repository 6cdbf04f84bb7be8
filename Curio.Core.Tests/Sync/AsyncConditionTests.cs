using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncConditionTests
{
    [Fact]
    public void S13_Producer_and_consumers_take_turns_in_the_order_of_waiting() => Bounded.ExpectInOrder(
        ["cons1 0", "cons2 1", "cons1 2", "cons2 3", "cons1 end", "cons2 end"],
        async s =>
        {
            var x = new AsyncCondition();
            var items = new Queue<int?>();
            async Coro Consumer(string name)
            {
                while (true)
                {
                    int? item;
                    using (await x.AcquireAsync())
                    {
                        while (items.Count == 0)
                        {
                            await x.WaitAsync();
                        }

                        item = items.Dequeue();
                    }

                    if (item is null)
                    {
                        break;
                    }

                    s.Note($"{name} {item}");
                }

                s.Note($"{name} end");
            }

            async Coro Produce(int? item)
            {
                using (await x.AcquireAsync())
                {
                    items.Enqueue(item);
                    await x.NotifyAsync();
                }

                await Coro.Sleep(1.Seconds);
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Consumer("cons1"));
                await g.SpawnAsync(Consumer("cons2"));
                await Coro.Sleep(1.Seconds);
                for (int i = 0; i < 4; i++)
                {
                    await Produce(i);
                }

                await Produce(null);
                await Produce(null);
            });
        });

    [Fact]
    public void S13_A_given_lock_is_used_and_shared() => Bounded.Expect([true, true, false, false], async s =>
    {
        var shared = new AsyncLock();
        var one = new AsyncCondition(shared);
        var other = new AsyncCondition(shared);
        using (await one.AcquireAsync())
        {
            s.Note(shared.IsLocked);
            s.Note(other.IsLocked);
        }

        s.Note(shared.IsLocked);
        await other.AcquireAsync();
        await other.ReleaseAsync();
        s.Note(one.IsLocked);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void S02_S14_An_interrupted_waiter_has_the_lock_again_before_it_sees_the_exception(bool isTimeout) => Bounded.Expect(
        ["COND_WAIT", "LOCK_ACQUIRE", isTimeout ? "TaskTimeoutException" : "TaskCancelledException", true, 2000, false],
        async s =>
        {
            var x = new AsyncCondition();
            async Coro Waiter()
            {
                using (await x.AcquireAsync())
                {
                    s.Note(isTimeout
                        ? await Outcome.Of(Coro.TimeoutAfter(1.Seconds, async () => await WaitNotingHeld()))
                        : await Outcome.Of(async () => await WaitNotingHeld()));
                    s.Note(IsHolder(x));
                    s.Note(s.Time());
                }
            }

            async Coro WaitNotingHeld()
            {
                await x.WaitAsync();
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(500.Milliseconds);
            s.Note(waiter.State);
            await x.AcquireAsync();
            if (!isTimeout)
            {
                await waiter.CancelAsync(blocking: false);
            }

            await Coro.Sleep(1500.Milliseconds);
            s.Note(waiter.State);
            await x.ReleaseAsync();
            await waiter.WaitAsync();
            s.Note(x.IsLocked);
        });

    [Fact]
    public void S15_A_cancellation_of_a_notified_waiter_comes_at_its_next_block_with_the_lock_held() => Bounded.ExpectInOrder(
        ["woken", true, "TaskCancelledException", true, "AsyncCondition(unlocked, waiting=0)"],
        async s =>
        {
            var x = new AsyncCondition();
            async Coro Waiter()
            {
                using (await x.AcquireAsync())
                {
                    await x.WaitAsync();
                    s.Note("woken");
                    s.Note(IsHolder(x));
                    s.Note(await Outcome.Of(async () => await Coro.Sleep(1.Seconds)));
                    s.Note(IsHolder(x));
                }
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(1.Seconds);
            using (await x.AcquireAsync())
            {
                await x.NotifyAsync();
                await waiter.CancelAsync(blocking: false);
            }

            await waiter.WaitAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S15_A_second_interruption_during_the_re_acquire_leaves_the_lock_held() => Bounded.Expect(
        ["LOCK_ACQUIRE", "TaskTimeoutException", true, "TaskCancelledException", "AsyncCondition(unlocked, waiting=0)"],
        async s =>
        {
            var x = new AsyncCondition();
            async Coro Waiter()
            {
                using (await x.AcquireAsync())
                {
                    s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, x.WaitAsync())));
                    s.Note(IsHolder(x));
                    s.Note(await Outcome.Of(async () => await Coro.Sleep(1.Seconds)));
                }
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(500.Milliseconds);
            await x.AcquireAsync();
            await Coro.Sleep(1.Seconds);
            s.Note(waiter.State);
            await waiter.CancelAsync(blocking: false);
            await x.ReleaseAsync();
            await waiter.WaitAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S15_X07_A_cancellation_that_is_pending_already_comes_before_the_lock_is_released() => Bounded.ExpectInOrder(
        ["TaskCancelledException", true],
        async s =>
        {
            var x = new AsyncCondition();
            using (await x.AcquireAsync())
            {
                await Coro.SetCancellation(new TaskCancelledException());
                s.Note(await Outcome.Of(() => x.WaitAsync()));
                s.Note(IsHolder(x));
            }
        });

    [Fact]
    public void S16_Notify_all_lets_them_go_on_as_the_lock_comes_free_in_the_order_of_waiting() => Bounded.ExpectInOrder(
        ["notify", "done", "wait_done 0", "wait_done 1", "wait_done 2"],
        async s =>
        {
            var x = new AsyncCondition();
            await TaskGroup.Run(async g =>
            {
                for (int i = 0; i < 3; i++)
                {
                    await g.SpawnAsync(Waits(s, x, i));
                }

                await Coro.Sleep(1.Seconds);
                using (await x.AcquireAsync())
                {
                    s.Note("notify");
                    await x.NotifyAllAsync();
                    await Coro.Sleep(1.Seconds);
                    s.Note("done");
                }
            });
        });

    [Fact]
    public void S16_Notify_wakes_the_longest_waiting_and_skips_cancelled_ones() => Bounded.ExpectInOrder(
        ["wait_done 0", "wait_done 2", "AsyncCondition(unlocked, waiting=1)", "wait_done 3"],
        async s =>
        {
            var x = new AsyncCondition();
            var waiters = new List<CurioTask>();
            for (int i = 0; i < 4; i++)
            {
                waiters.Add(await Coro.Spawn(Waits(s, x, i)));
            }

            await Coro.Sleep(1.Seconds);
            await waiters[1].CancelAsync();
            await Notify(x, 2);
            await Coro.Sleep(1.Seconds);
            s.Note(x.ToString());
            await Notify(x, 1);
            await waiters[3].JoinAsync();
        });

    [Fact]
    public void S17_Notifying_fewer_waiters_than_asked_or_none_wakes_what_there_is() => Bounded.Expect(
        ["wait_done 0", "AsyncCondition(unlocked, waiting=0)", "ArgumentOutOfRangeException"],
        async s =>
        {
            var x = new AsyncCondition();
            await Notify(x, 3);
            CurioTask waiter = await Coro.Spawn(Waits(s, x, 0));
            await Coro.Sleep(1.Seconds);
            await Notify(x, 3);
            await waiter.JoinAsync();
            using (await x.AcquireAsync())
            {
                await x.NotifyAsync(0);
                await x.NotifyAllAsync();
            }

            s.Note(x.ToString());
            s.Note(await Outcome.Of(() => x.NotifyAsync(-1)));
        });

    [Fact]
    public void S18_Waiting_for_something_tests_it_again_after_each_wake_up() => Bounded.Expect(
        ["cons1 3", "cons2 4", "at once"],
        async s =>
        {
            var x = new AsyncCondition();
            int count = 0;
            async Coro Consumer(string name, int least)
            {
                using (await x.AcquireAsync())
                {
                    await x.WaitForAsync(() => count > least);
                    s.Note($"{name} {count}");
                }
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Consumer("cons1", 2));
                await g.SpawnAsync(Consumer("cons2", 3));
                for (int i = 0; i < 4; i++)
                {
                    await Coro.Sleep(1.Seconds);
                    using (await x.AcquireAsync())
                    {
                        count++;
                        await x.NotifyAllAsync();
                    }
                }
            });
            await x.WaitForAsync(() => true);
            s.Note("at once");
        });

    [Fact]
    public void S19_Waiting_or_notifying_without_the_lock_is_refused() => Bounded.Expect(
        [true, "InvalidOperationException", "InvalidOperationException", "InvalidOperationException", "AsyncCondition(locked, waiting=0)"],
        async s =>
        {
            var x = new AsyncCondition();
            InvalidOperationException refusal = await Refusals.Of(() => x.WaitAsync());
            s.Note(refusal.Message.StartsWith("AsyncCondition.WaitAsync: AsyncCondition(unlocked, waiting=0) is not held by", StringComparison.Ordinal));
            s.Note(await Outcome.Of(() => x.NotifyAsync()));
            await x.AcquireAsync();
            async Coro Other()
            {
                s.Note(await Outcome.Of(() => x.NotifyAllAsync()));
                s.Note(await Outcome.Of(() => x.WaitForAsync(() => false)));
            }

            CurioTask other = await Coro.Spawn(Other());
            await other.JoinAsync();
            s.Note(x.ToString());
        });

    [Fact]
    public void S13_In_an_async_thread_it_is_waited_for_and_notified() => Scenario.Expect(["main", "thread"], async s =>
    {
        var x = new AsyncCondition();
        bool isOpen = false;
        AsyncThread thread = await AsyncThread.Spawn(() =>
        {
            using (x.Acquire())
            {
                x.WaitFor(() => isOpen);
                s.Note("thread");
            }
        });
        await Settled.When(() => x.Waiters.Count == 1);
        using (await x.AcquireAsync())
        {
            s.Note("main");
            isOpen = true;
            await x.NotifyAsync();
        }

        await thread.JoinAsync();
    });

    private static async Coro Waits(Scenario s, AsyncCondition x, int number)
    {
        using (await x.AcquireAsync())
        {
            await x.WaitAsync();
            s.Note($"wait_done {number}");
        }
    }

    private static async Coro Notify(AsyncCondition x, int count)
    {
        using (await x.AcquireAsync())
        {
            await x.NotifyAsync(count);
        }
    }

    private static bool IsHolder(AsyncCondition x) => x.Lock.Hold.Holder is { State: "RUNNING" };
}
