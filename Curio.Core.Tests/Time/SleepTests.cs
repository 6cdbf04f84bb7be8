using Curio.Tests.Support;

namespace Curio.Tests.Time;

public class SleepTests
{
    [Fact]
    public void K20_A_sleep_ends_when_its_time_has_passed_and_gives_the_clock() => Scenario.Expect([500, 500, 750], async s =>
    {
        TimeSpan start = await Coro.Clock();
        TimeSpan woken = await Coro.Sleep(500.Milliseconds);
        s.Note((int)(woken - start).TotalMilliseconds);
        s.Note(s.Time());
        woken = await Coro.Sleep(250.Milliseconds);
        s.Note((int)(woken - start).TotalMilliseconds);
    });

    [Fact]
    public void K20_A_sleep_takes_no_less_than_its_time_by_the_real_clock()
    {
        long before = TimeProvider.System.GetTimestamp();
        TimeSpan slept = Coro.Run(Measured(), new KernelOptions { Monitor = false });

        Assert.True(slept >= 20.Milliseconds, $"by the kernel's clock it took {slept}");
        Assert.True(TimeProvider.System.GetElapsedTime(before) >= 20.Milliseconds);

        static async Coro<TimeSpan> Measured()
        {
            TimeSpan start = await Coro.Clock();
            return await Coro.Sleep(20.Milliseconds) - start;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(-1_000_000)]
    public void K20_Zero_or_less_gives_up_one_turn(int milliseconds) => Scenario.ExpectInOrder(
        ["main", "child", "main again", 40, "child again"],
        async s =>
        {
            async Coro Child()
            {
                s.Note("child");
                await Coro.Sleep(TimeSpan.Zero);
                s.Note("child again");
            }

            s.Clock.Advance(40.Milliseconds);
            await Coro.Spawn(Child(), daemon: false);
            s.Note("main");
            TimeSpan clock = await Coro.Sleep(milliseconds.Milliseconds);
            s.Note("main again");
            s.Note((int)clock.TotalMilliseconds);
        });

    [Fact]
    public void K20_The_least_duration_gives_up_one_turn() => Scenario.Expect([7], async s =>
    {
        s.Clock.Advance(7.Milliseconds);
        await Coro.Sleep(TimeSpan.MinValue);
        s.Note(s.Time());
    });

    [Fact]
    public void K20_One_tick_is_a_sleep() => Scenario.Expect([1L], async s =>
    {
        TimeSpan start = await Coro.Clock();
        s.Note((await Coro.Sleep(TimeSpan.FromTicks(1)) - start).Ticks);
    });

    [Fact]
    public void K20_An_infinite_sleep_ends_by_cancellation_alone() => Scenario.Expect(
        ["TIME_SLEEP", "sleeper: TaskCancelledException", 3_600_000],
        async s =>
        {
            CurioTask sleeper = await Coro.Spawn(s.WaitsForEver("sleeper"));
            await Coro.Sleep(TimeSpan.FromHours(1));
            s.Note(sleeper.State);
            await sleeper.CancelAsync();
            s.Note(s.Time());
        });

    [Fact]
    public void K20_The_greatest_duration_outlasts_every_other_sleep_and_can_be_cancelled() => Scenario.Expect(
        [true, "TIME_SLEEP", "TaskCancelledException"],
        async s =>
        {
            async Coro SleepLong() => await Coro.Sleep(TimeSpan.MaxValue);

            s.Clock.Advance(TimeSpan.FromDays(1));
            CurioTask sleeper = await Coro.Spawn(SleepLong());
            TimeSpan woken = await Coro.Sleep(TimeSpan.FromDays(10_000_000));
            s.Note(woken >= TimeSpan.FromDays(10_000_001));
            s.Note(sleeper.State);
            await sleeper.CancelAsync();
            s.Note(sleeper.Exception!.GetType().Name);
        });

    [Fact]
    public void K20_What_a_task_sees_of_the_clock_never_decreases() => Scenario.Expect([true, true, true], async s =>
    {
        async Coro Watch(int seed)
        {
            var random = new Random(seed);
            var seen = new List<TimeSpan>();
            for (int i = 0; i < 50; i++)
            {
                seen.Add(await Coro.Clock());
                seen.Add(await Coro.Sleep(random.Next(-1, 3).Milliseconds * 2));
                s.Clock.Advance(random.Next(3).Milliseconds);
            }

            s.Note(seen.SequenceEqual(seen.Order()));
        }

        await TaskGroup.Run(async g =>
        {
            for (int i = 0; i < 3; i++)
            {
                await g.SpawnAsync(Watch(i));
            }
        });
    });

    [Fact]
    public void K21_Sleepers_wake_by_deadline() => Scenario.Expect([10, 20, 30], async s => await TaskGroup.Run(async g =>
    {
        foreach (int duration in (int[])[30, 10, 20])
        {
            await g.SpawnAsync(NotesAfter(s, duration));
        }
    }));

    [Fact]
    public void K21_Sleepers_whose_time_passed_unnoticed_wake_by_deadline() => Scenario.ExpectInOrder(
        ["blocked", 10, 20, 30],
        async s =>
        {
            await TaskGroup.Run(async g =>
            {
                foreach (int duration in (int[])[30, 10, 20])
                {
                    await g.SpawnAsync(NotesAfter(s, duration));
                }

                await Coro.Sleep(TimeSpan.Zero);
                s.Clock.Advance(1.Seconds);
                s.Note("blocked");
            });
        });

    [Fact]
    public void K21_Equal_deadlines_wake_by_task_number() => Scenario.ExpectInOrder(["first", "second", "third"], async s =>
    {
        var start = new AsyncEvent();
        async Coro Sleeper(string name, AsyncEvent? before)
        {
            // The later a task was made, the earlier it goes to sleep.
            if (before is not null)
            {
                await before.WaitAsync();
            }

            await Coro.Sleep(10.Milliseconds);
            s.Note(name);
        }

        async Coro Second()
        {
            await Coro.Sleep(TimeSpan.Zero);
            await start.SetAsync();
            await Sleeper("second", before: null);
        }

        await TaskGroup.Run(async g =>
        {
            await g.SpawnAsync(Sleeper("first", start));
            await g.SpawnAsync(Second());
            await g.SpawnAsync(Sleeper("third", before: null));
        });
    });

    [Fact]
    public void K22_The_clock_advances_with_a_sleep_and_is_the_kernels() => Scenario.Expect([100, 100], async s =>
    {
        TimeSpan before = await Coro.Clock();
        await Coro.Sleep(100.Milliseconds);
        TimeSpan after = await Coro.Clock();
        s.Note((int)(after - before).TotalMilliseconds);
        s.Note((int)after.TotalMilliseconds);
    });

    [Fact]
    public void K22_Reading_the_clock_does_not_switch() => Scenario.ExpectInOrder(["main", "child"], async s =>
    {
        async Coro Child() => s.Note("child");

        CurioTask child = await Coro.Spawn(Child());
        await Coro.Clock();
        s.Note("main");
        await child.JoinAsync();
    });

    [Fact]
    public void K22_Reading_the_clock_delivers_no_cancellation() => Scenario.Expect(
        ["clock read", "TaskCancelledException"],
        async s =>
        {
            CurioTask self = await Coro.CurrentTask();
            await self.CancelAsync(blocking: false);
            await Coro.Clock();
            s.Note("clock read");
            s.Note(await Outcome.Of(Coro.Sleep(TimeSpan.Zero)));
        });

    [Fact]
    public void K20_A_cancelled_sleep_leaves_no_timer() => Scenario.Expect(["TaskCancelledException", 0, 10], async s =>
    {
        async Coro SleepAnHour() => await Coro.Sleep(TimeSpan.FromHours(1));

        CurioTask sleeper = await Coro.Spawn(SleepAnHour());
        await Coro.Sleep(TimeSpan.Zero);
        await Coro.Sleep(TimeSpan.Zero);
        await sleeper.CancelAsync();
        s.Note(sleeper.Exception!.GetType().Name);
        s.Note(s.Time());
        await Coro.Sleep(10.Milliseconds);
        s.Note(s.Time());
    });

    private static async Coro NotesAfter(Scenario s, int milliseconds)
    {
        await Coro.Sleep(milliseconds.Milliseconds);
        s.Note(milliseconds);
    }
}
