using System.Diagnostics;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.Kernel;

public class ClockTests
{
    [Fact]
    public void K20a_Sleep_resumes_not_before_its_time_and_gives_the_clock() => Scenario.Expect(
        [500.0, true],
        static async s =>
        {
            TimeSpan before = await Coro.Clock();
            TimeSpan woken = await Coro.Sleep(500.Milliseconds);
            s.Note((woken - before).TotalMilliseconds);
            s.Note(woken == await Coro.Clock());
        });

    [Fact]
    public void K20b_By_the_systems_clock_too()
    {
        async Coro<TimeSpan> Main()
        {
            TimeSpan before = await Coro.Clock();
            return await Coro.Sleep(20.Milliseconds) - before;
        }

        var options = new KernelOptions { Monitor = false };
        long begin = Stopwatch.GetTimestamp();
        TimeSpan slept = Coro.Run(Main(), options);
        Assert.True(slept >= 20.Milliseconds, $"slept {slept}");
        Assert.True(Stopwatch.GetElapsedTime(begin) >= 20.Milliseconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5_000)]
    public void K20c_Zero_or_less_yields_once_and_gives_the_clock(int milliseconds) => Scenario.ExpectInOrder(
        ["main", "other 1", "main again", "other 2", 3.0],
        async s =>
        {
            async Coro Other()
            {
                s.Note("other 1");
                await Steps.Yield();
                s.Note("other 2");
            }

            s.Clock.Advance(3.Seconds);
            CurioTask other = await Coro.Spawn(Other());
            s.Note("main");
            TimeSpan time = await Coro.Sleep(milliseconds.Milliseconds);
            s.Note("main again");
            await other.JoinAsync();
            s.Note(time.TotalSeconds);
        });

    [Fact]
    public void K20d_A_tasks_readings_never_decrease() => Scenario.Expect(
        [],
        static async s =>
        {
            async Coro Read(int step)
            {
                TimeSpan last = await Coro.Clock();
                for (int i = 0; i < 20; i++)
                {
                    s.Clock.Advance(1.Milliseconds);
                    TimeSpan woken = await Coro.Sleep(((i % 3) * step).Milliseconds);
                    Assert.True(woken >= last, $"{woken} after {last}");
                    s.Clock.Advance(1.Milliseconds);
                    last = await Coro.Clock();
                    Assert.True(last > woken, $"{last} after {woken}");
                }
            }

            CurioTask first = await Coro.Spawn(Read(1));
            CurioTask second = await Coro.Spawn(Read(5));
            await first.JoinAsync();
            await second.JoinAsync();
        });

    [Fact]
    public void K21a_Sleepers_wake_by_deadline_also_when_all_are_overdue() => Scenario.ExpectInOrder(
        [10, 20, 30],
        static async s =>
        {
            async Coro Sleep(int milliseconds)
            {
                await Coro.Sleep(milliseconds.Milliseconds);
                s.Note(milliseconds);
            }

            await Steps.Start(Sleep(30));
            await Steps.Start(Sleep(10));
            await Steps.Start(Sleep(20));
            s.Clock.Advance(1.Seconds);
        });

    [Fact]
    public void K21b_Equal_deadlines_come_by_task_id() => Scenario.ExpectInOrder(
        [1, 2, 3],
        static async s =>
        {
            async Coro Sleep(int number, params int[] times)
            {
                foreach (int time in times)
                {
                    await Coro.Sleep(time.Milliseconds);
                }

                s.Note(number);
            }

            // The last spawned enters its sleep first.
            await Coro.Spawn(Sleep(1, 6, 4));
            await Coro.Spawn(Sleep(2, 3, 7));
            await Coro.Spawn(Sleep(3, 10));
        });

    [Fact]
    public void K22a_The_clock_is_monotonic_and_moves_with_a_sleep() => Scenario.Expect(
        [true, 100.0],
        static async s =>
        {
            TimeSpan first = await Coro.Clock();
            s.Note(await Coro.Clock() >= first);
            await Coro.Sleep(100.Milliseconds);
            s.Note((await Coro.Clock() - first).TotalMilliseconds);
        });

    [Fact]
    public void K22b_Reading_the_clock_neither_switches_nor_delivers_a_cancellation() => Scenario.Expect(
        ["read", "ArithmeticException", "other"],
        static async s =>
        {
            async Coro Other() => s.Note("other");
            CurioTask other = await Coro.Spawn(Other());
            await Coro.SetCancellation(new ArithmeticException());
            await Coro.Clock();
            s.Note("read");
            s.Note(await Steps.NameOfThrown(Steps.Yield()));
            await other.JoinAsync();
        });

    [Fact]
    public void K22c_Reading_it_sees_time_that_passes_within_a_step() => Scenario.Expect(
        [250.0],
        static async s =>
        {
            TimeSpan first = await Coro.Clock();
            s.Clock.Advance(250.Milliseconds);
            s.Note((await Coro.Clock() - first).TotalMilliseconds);
        });

    [Fact]
    public void K22d_A_provider_of_another_frequency_is_converted()
    {
        var provider = new CountingProvider();
        var options = new KernelOptions
        {
            TimeProvider = provider,
            Selector = Selector.Create(),
            Monitor = false,
        };
        Assert.Equal(2.5.Seconds, Coro.Run(Coro.Clock(), options));
    }

    /// <summary>Ten ticks a second, and 25 of them have passed.</summary>
    private sealed class CountingProvider : TimeProvider
    {
        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => 25;
    }
}
