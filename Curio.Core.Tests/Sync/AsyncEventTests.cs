using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Sync;

public class AsyncEventTests
{
    [Fact]
    public void S01_Wait_parks_while_unset_and_returns_at_once_when_set() => Bounded.Expect(
        ["wait_start", false, "sleep", "event_set", "wait_done", true, false],
        async s =>
        {
            var awaited = new AsyncEvent();
            async Coro Waiter()
            {
                s.Note("wait_start");
                s.Note(awaited.IsSet);
                await awaited.WaitAsync();
                s.Note("wait_done");
                s.Note(awaited.IsSet);
                awaited.Clear();
                s.Note(awaited.IsSet);
            }

            async Coro Setter()
            {
                await Coro.Sleep(1.Seconds);
                s.Note("sleep");
                s.Note("event_set");
                await awaited.SetAsync();
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Waiter());
                await g.SpawnAsync(Setter());
            });
        });

    [Fact]
    public void S01_Waiting_for_a_set_event_does_not_switch() => Bounded.ExpectInOrder(["main", "main", "other"], async s =>
    {
        async Coro Other() => s.Note("other");
        var awaited = new AsyncEvent();
        await awaited.SetAsync();
        CurioTask other = await Coro.Spawn(Other());
        await awaited.WaitAsync();
        s.Note("main");
        await awaited.WaitAsync();
        s.Note("main");
        await other.JoinAsync();
    });

    [Fact]
    public void S01_After_a_clear_waiting_parks_again() => Bounded.Expect(["EVENT_WAIT", "set", "second done"], async s =>
    {
        var awaited = new AsyncEvent();
        async Coro Twice()
        {
            await awaited.WaitAsync();
            awaited.Clear();
            await awaited.WaitAsync();
            s.Note("second done");
        }

        CurioTask task = await Coro.Spawn(Twice());
        await Coro.Sleep(1.Seconds);
        await awaited.SetAsync();
        await Coro.Sleep(1.Seconds);
        s.Note(task.State);
        s.Note("set");
        await awaited.SetAsync();
        await task.JoinAsync();
    });

    [Fact]
    public void S02_A_wait_can_be_cancelled() => Bounded.Expect(
        ["sleep", "wait", "cancel_start", "cancelled", "cancel_done", 0],
        async s =>
        {
            var awaited = new AsyncEvent();
            async Coro Waiter()
            {
                s.Note("sleep");
                await Coro.Sleep(1.Seconds);
                s.Note("wait");
                try
                {
                    await awaited.WaitAsync();
                }
                catch (TaskCancelledException)
                {
                    s.Note("cancelled");
                    throw;
                }
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(2.Seconds);
            s.Note("cancel_start");
            await waiter.CancelAsync();
            s.Note("cancel_done");
            s.Note(Waiting(awaited));
        });

    [Fact]
    public void S02_A_wait_can_be_timed_out_and_the_event_is_unaffected() => Bounded.Expect(
        [false, 1000, "TaskTimeoutException", 2000, 0, "other done", true],
        async s =>
        {
            var awaited = new AsyncEvent();
            s.Note(await Coro.IgnoreAfter(1.Seconds, awaited.WaitAsync()));
            s.Note(s.Time());
            s.Note(await Outcome.Of(Coro.TimeoutAfter(1.Seconds, awaited.WaitAsync())));
            s.Note(s.Time());
            s.Note(Waiting(awaited));

            async Coro Other()
            {
                await awaited.WaitAsync();
                s.Note("other done");
            }

            CurioTask other = await Coro.Spawn(Other());
            await Coro.Sleep(1.Seconds);
            await awaited.SetAsync();
            await other.JoinAsync();
            s.Note(awaited.IsSet);
        });

    [Fact]
    public void S02_Of_several_waiters_only_the_cancelled_one_leaves_and_the_order_stays() => Bounded.ExpectInOrder(
        [4, 2, 0, 1, 3],
        async s =>
        {
            var awaited = new AsyncEvent();
            var waiters = new List<CurioTask>();
            for (int i = 0; i < 4; i++)
            {
                waiters.Add(await Coro.Spawn(NotesAfter(s, awaited, i)));
            }

            await Coro.Sleep(1.Seconds);
            s.Note(Waiting(awaited));
            await waiters[2].CancelAsync();
            s.Note(2);
            await awaited.SetAsync();
            await Coro.Sleep(1.Seconds);
        });

    [Fact]
    public void S03_Set_wakes_all_waiters_in_the_order_of_arrival() => Bounded.ExpectInOrder(
        ["set", 0, 1, 2, 3, 4],
        async s =>
        {
            var awaited = new AsyncEvent();
            await TaskGroup.Run(async g =>
            {
                for (int i = 0; i < 5; i++)
                {
                    await g.SpawnAsync(NotesAfter(s, awaited, i));
                }

                await Coro.Sleep(1.Seconds);
                await awaited.SetAsync();
                s.Note("set");
            });
        });

    [Fact]
    public void S03_A_clear_right_after_the_set_holds_nobody() => Bounded.Expect([false, true, 0, "late still waits"], async s =>
    {
        var awaited = new AsyncEvent();
        var woken = new List<int>();
        async Coro Waiter(int i)
        {
            await awaited.WaitAsync();
            woken.Add(i);
        }

        await TaskGroup.Run(async g =>
        {
            for (int i = 0; i < 3; i++)
            {
                await g.SpawnAsync(Waiter(i));
            }

            await Coro.Sleep(1.Seconds);
            await awaited.SetAsync();
            awaited.Clear();
            s.Note(awaited.IsSet);
        });
        s.Note(woken.Order().SequenceEqual([0, 1, 2]));
        s.Note(Waiting(awaited));
        CurioTask late = await Coro.Spawn(Waiter(3));
        await Coro.Sleep(1.Seconds);
        s.Note(late.State == "EVENT_WAIT" ? "late still waits" : late.State);
        await late.CancelAsync();
    });

    [Fact]
    public void S03_A_second_set_is_harmless() => Bounded.Expect(["woken", true, 0], async s =>
    {
        var awaited = new AsyncEvent();
        async Coro Waiter()
        {
            await awaited.WaitAsync();
            s.Note("woken");
        }

        CurioTask waiter = await Coro.Spawn(Waiter());
        await Coro.Sleep(1.Seconds);
        await awaited.SetAsync();
        await awaited.SetAsync();
        await waiter.JoinAsync();
        await awaited.SetAsync();
        s.Note(awaited.IsSet);
        s.Note(Waiting(awaited));
    });

    [Fact]
    public void S03_A_waiter_cancelled_after_the_set_goes_on_and_is_cancelled_at_its_next_block() => Bounded.Expect(
        ["woken", "TaskCancelledException"],
        async s =>
        {
            var awaited = new AsyncEvent();
            async Coro Waiter()
            {
                await awaited.WaitAsync();
                s.Note("woken");
                await Coro.Sleep(1.Seconds);
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(1.Seconds);
            await awaited.SetAsync();
            await waiter.CancelAsync();
            s.Note(waiter.Exception!.GetType().Name);
        });

    [Fact]
    public void S21_The_events_string_shows_its_state_and_waiters() => Bounded.Expect(
        ["AsyncEvent(unset, waiting=0)", "AsyncEvent(unset, waiting=2)", "AsyncEvent(set, waiting=0)"],
        async s =>
        {
            var awaited = new AsyncEvent();
            s.Note(awaited.ToString());
            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(awaited.WaitAsync());
                await g.SpawnAsync(awaited.WaitAsync());
                await Coro.Sleep(1.Seconds);
                s.Note(awaited.ToString());
                await awaited.SetAsync();
            });
            s.Note(awaited.ToString());
        });

    [Fact]
    public void Setting_does_not_switch_and_delivers_nothing() => Bounded.ExpectInOrder(
        ["set", "TaskCancelledException", "woken"],
        async s =>
        {
            var awaited = new AsyncEvent();
            async Coro Waiter()
            {
                await awaited.WaitAsync();
                s.Note("woken");
            }

            CurioTask waiter = await Coro.Spawn(Waiter());
            await Coro.Sleep(TimeSpan.Zero);
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false);
            await awaited.SetAsync();
            s.Note("set");
            s.Note(await Outcome.Of(Coro.Sleep(TimeSpan.Zero)));
            await waiter.JoinAsync();
        });

    [Fact]
    public void An_event_serves_one_kernel_at_a_time()
    {
        Scenario first = Scenario.Prepare();
        Scenario second = Scenario.Prepare();
        var awaited = new AsyncEvent();
        using var kernel = new Curio.Kernel(first.Options);
        async Coro<CurioTask> Spawn()
        {
            CurioTask waiter = await Coro.Spawn(awaited.WaitAsync());
            await Coro.Sleep(TimeSpan.Zero);
            return waiter;
        }

        CurioTask waiter = kernel.Run(Spawn());
        Coro.Run(Use(), second.Options);

        Assert.Equal(["InvalidOperationException", "InvalidOperationException", false, 1], second.Events);
        kernel.Run(Finish());

        async Coro Use()
        {
            second.Note(await Outcome.Of(awaited.WaitAsync()));
            second.Note(await Outcome.Of(awaited.SetAsync()));
            second.Note(awaited.IsSet);
            second.Note(Waiting(awaited));
        }

        async Coro Finish()
        {
            await awaited.SetAsync();
            await waiter.JoinAsync();
        }
    }

    [Fact]
    public void An_event_without_waiters_can_be_used_by_one_kernel_after_another()
    {
        var shared = new AsyncEvent();
        Bounded.Expect(["unset", "set"], async s =>
        {
            s.Note(shared.IsSet ? "set" : "unset");
            await shared.SetAsync();
            await shared.WaitAsync();
            s.Note(shared.IsSet ? "set" : "unset");
            shared.Clear();
        });
    }

    [Fact]
    public void Waking_a_negative_number_of_tasks_is_refused()
    {
        var queue = new WaitQueue();

        Assert.Throws<ArgumentOutOfRangeException>(() => queue.Wake(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => queue.Wake(int.MinValue));
        Assert.Equal(0, queue.Wake(0));
        Assert.Equal(0, queue.Wake(int.MaxValue));
    }

    private static async Coro NotesAfter(Scenario s, AsyncEvent awaited, int number)
    {
        await awaited.WaitAsync();
        s.Note(number);
    }

    private static int Waiting(AsyncEvent awaited) => awaited.Waiting.Count;
}
