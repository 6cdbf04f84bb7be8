using Curio.Testing;
using Curio.Tests.Support;
using Curio.Tests.Time;

namespace Curio.Tests.Testing;

public class VirtualClockTests
{
    [Fact]
    public void It_begins_at_zero_and_stands_still()
    {
        var clock = new VirtualClock();

        Assert.Equal(TimeSpan.Zero, clock.Now);
        Assert.Equal(0, clock.GetTimestamp());
        Assert.Equal(TimeSpan.TicksPerSecond, clock.TimestampFrequency);
    }

    [Fact]
    public void Advance_moves_it_and_refuses_to_go_back()
    {
        var clock = new VirtualClock();
        long before = clock.GetTimestamp();
        clock.Advance(1500.Milliseconds);
        clock.Advance(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1500.Milliseconds + TimeSpan.FromTicks(1), clock.Now);
        Assert.Equal(clock.Now, clock.GetElapsedTime(before));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.MinValue));
        Assert.Equal(1500.Milliseconds + TimeSpan.FromTicks(1), clock.Now);
    }

    [Fact]
    public void It_jumps_to_the_next_deadline_when_all_tasks_wait() => Scenario.Expect([10, 25, 86_400_000], async s =>
    {
        async Coro Sleeper(TimeSpan duration)
        {
            await Coro.Sleep(duration);
            s.Note(s.Time());
        }

        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Sleeper(TimeSpan.FromDays(1)));
            await g.SpawnAsync(Sleeper(10.Milliseconds));
            await g.SpawnAsync(Sleeper(25.Milliseconds));
        });
    });

    [Fact]
    public void It_stands_still_while_a_task_can_run() => Scenario.Expect([0, 1000], async s =>
    {
        async Coro Sleeper()
        {
            await Coro.Sleep(1.Seconds);
            s.Note(s.Time());
        }

        CurioTask sleeper = await Coro.Spawn(Sleeper());
        for (int i = 0; i < 100; i++)
        {
            await Coro.Sleep(TimeSpan.Zero);
        }

        s.Note(s.Time());
        await sleeper.JoinAsync();
    });

    [Fact]
    public void Time_that_a_task_takes_lets_others_come_due() => Scenario.ExpectInOrder(["busy", "first", "second", 500], async s =>
    {
        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Notes(s, 200, "second"));
            await g.SpawnAsync(Notes(s, 100, "first"));
            await Coro.Sleep(TimeSpan.Zero);
            s.Clock.Advance(500.Milliseconds);
            s.Note("busy");
        });
        s.Note(s.Time());
    });

    [Fact]
    public void It_does_not_jump_while_a_threads_wake_up_is_waiting() => Scenario.ExpectInOrder(
        ["woken", 0, "slept", 3_600_000],
        async s =>
        {
            var finished = new TaskCompletionSource();
            async Coro Waiter()
            {
                await finished.Task;
                s.Note("woken");
                s.Note(s.Time());
            }

            async Coro Sleeper()
            {
                await Coro.Sleep(TimeSpan.FromHours(1));
                s.Note("slept");
                s.Note(s.Time());
            }

            await TaskGroup.Run(async g =>
            {
                await g.SpawnAsync(Sleeper());
                await g.SpawnAsync(Waiter());
                await Coro.Sleep(TimeSpan.Zero);

                // The news is there before the kernel looks; all tasks wait and a deadline is set.
                var thread = new Thread(finished.SetResult);
                thread.Start();
                thread.Join();
            });
        });

    [Fact]
    public void A_wake_up_holds_back_one_jump_of_the_selector()
    {
        var clock = new VirtualClock();
        using ISelector selector = clock.CreateSelector();
        var ready = new IoReady[4];
        Woken(selector);
        selector.Wait(1.Seconds, ready);
        Assert.Equal(TimeSpan.Zero, clock.Now);

        selector.Wait(1.Seconds, ready);
        Assert.Equal(1.Seconds, clock.Now);

        selector.Wait(TimeSpan.Zero, ready);
        Assert.Equal(1.Seconds, clock.Now);

        // Without a deadline there is nowhere to jump: the wait ends by the wake-up.
        Woken(selector);
        selector.Wait(Timeout.InfiniteTimeSpan, ready);
        Assert.Equal(1.Seconds, clock.Now);

        static void Woken(ISelector selector)
        {
            var thread = new Thread(selector.Wake);
            thread.Start();
            thread.Join();
        }
    }

    [Fact]
    public void It_waits_for_a_worker_when_there_is_no_deadline() => Scenario.Expect(["worker", 0], async s =>
    {
        s.Note(await Coro.RunInThread(static () => "worker"));
        s.Note(s.Time());
    });

    [Fact]
    public void Another_thread_may_let_time_pass() => Scenario.Expect([5000, "slept", 5000], async s =>
    {
        async Coro Sleeper()
        {
            await Coro.Sleep(2.Seconds);
            s.Note("slept");
        }

        CurioTask sleeper = await Coro.Spawn(Sleeper());
        await Coro.Sleep(TimeSpan.Zero);
        await Coro.Sleep(TimeSpan.Zero);
        var thread = new Thread(() => s.Clock.Advance(5.Seconds));
        thread.Start();
        thread.Join();
        s.Note(s.Time());
        await sleeper.JoinAsync();
        s.Note(s.Time());
    });

    [Fact]
    public void Threads_that_advance_it_at_once_lose_nothing()
    {
        var clock = new VirtualClock();
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                clock.Advance(TimeSpan.FromTicks(1));
            }
        }))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Equal(40_000, clock.Now.Ticks);
    }

    [Fact]
    public void One_clock_may_serve_one_kernel_after_another()
    {
        Scenario first = Scenario.Prepare();
        Coro.Run(Coro.Sleep(1.Seconds), first.Options);
        using var kernel = new Curio.Kernel(new KernelOptions
        {
            TimeProvider = first.Clock,
            Selector = first.Clock.CreateSelector(),
            Logger = first.Log,
            Monitor = false,
        });
        TimeSpan woken = kernel.Run(Coro.Sleep(2.Seconds));

        Assert.Equal(3.Seconds, woken);
        Assert.Equal(3.Seconds, first.Clock.Now);
    }

    private static async Coro Notes(Scenario s, int milliseconds, string name)
    {
        await Coro.Sleep(milliseconds.Milliseconds);
        s.Note(name);
    }
}
