using Curio.Tests.Support;

namespace Curio.Tests.Time;

/// <summary>Limits of zero, in the past, by the clock, and at the ends of what a time can be.</summary>
public class TimeoutLimitTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(-1_000_000)]
    public void M13_Zero_or_less_lasts_until_the_first_blocking_operation(int milliseconds) => Scenario.Expect(
        ["started", "TaskTimeoutException", 50, "started", false, 50],
        async s =>
        {
            async Coro Body()
            {
                s.Note("started");
                await Coro.Sleep(1.Seconds);
                s.Note("slept");
            }

            s.Clock.Advance(50.Milliseconds);
            s.Note(await Outcome.Of(Coro.TimeoutAfter(milliseconds.Milliseconds, Body())));
            s.Note(s.Time());
            s.Note(await Coro.IgnoreAfter(milliseconds.Milliseconds, Body));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    public void M13_At_most_one_yield_passes(int milliseconds) => Scenario.Expect(["TaskTimeoutException", true], async s =>
    {
        int yields = 0;
        async Coro Body()
        {
            while (yields < 10)
            {
                await Coro.Sleep(TimeSpan.Zero);
                yields++;
            }
        }

        s.Note(await Outcome.Of(Coro.TimeoutAfter(milliseconds.Milliseconds, Body())));
        s.Note(yields <= 1);
    });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M13_A_body_that_never_blocks_returns_its_value_with_a_warning(Form form)
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro<string> Body()
            {
                s.Clock.Advance(5.Milliseconds);
                await Coro.Clock();
                return "value";
            }

            s.Clock.Advance(1.Seconds);
            s.Note(await form.TimeoutAfter(0, Body));
            s.Note(await form.TimeoutAfter(-10, Body));
            s.Note(await Outcome.Of(Outcome.After(100, "slept")));
        });

        Assert.Equal(["value", "value", "slept"], scenario.Events);
        Assert.Collection(
            scenario.Log.Warnings,
            static first => Assert.Contains("00:00:00.005", first, StringComparison.Ordinal),
            static second => Assert.Contains("00:00:00.015", second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M22_A_limit_by_the_clock(Form form) => Scenario.Expect(
        ["TaskTimeoutException", 1500, "TaskTimeoutException", 1600, false, 1700, "timeout", 1800, "in time", true, "in time", 1803],
        async s =>
        {
            bool block = form == Form.Block;
            TimeSpan start = await Coro.Sleep(1.Seconds);
            TimeSpan At(int milliseconds) => start + milliseconds.Milliseconds;

            s.Note(await Outcome.Of(block ? Coro.TimeoutAt(At(500), ForEver) : Coro.TimeoutAt(At(500), ForEver())));
            s.Note(s.Time());
            s.Note(await Outcome.Of(block ? Coro.TimeoutAt(At(600), Value) : Coro.TimeoutAt(At(600), Value())));
            s.Note(s.Time());
            s.Note(await (block ? Coro.IgnoreAt(At(700), ForEver) : Coro.IgnoreAt(At(700), ForEver())));
            s.Note(s.Time());
            s.Note(await (block ? Coro.IgnoreAt(At(800), Value, "timeout") : Coro.IgnoreAt(At(800), Value(), "timeout")));
            s.Note(s.Time());
            s.Note(await (block ? Coro.TimeoutAt(At(900), Quick) : Coro.TimeoutAt(At(900), Quick())));
            s.Note(await (block ? Coro.IgnoreAt(At(900), Brief) : Coro.IgnoreAt(At(900), Brief())));
            s.Note(await (block ? Coro.IgnoreAt(At(900), Quick, "timeout") : Coro.IgnoreAt(At(900), Quick(), "timeout")));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(Form.Coroutine)]
    [InlineData(Form.Block)]
    public void M22_A_clock_value_in_the_past_acts_as_a_limit_of_zero(Form form) => Scenario.Expect(
        ["TaskTimeoutException", false, "timeout", 1000],
        async s =>
        {
            bool block = form == Form.Block;
            TimeSpan past = await Coro.Sleep(1.Seconds) - 1.Milliseconds;
            s.Note(await Outcome.Of(block ? Coro.TimeoutAt(past, ForEver) : Coro.TimeoutAt(past, ForEver())));
            s.Note(await (block ? Coro.IgnoreAt(past, ForEver) : Coro.IgnoreAt(past, ForEver())));
            s.Note(await (block ? Coro.IgnoreAt(past, Value, "timeout") : Coro.IgnoreAt(past, Value(), "timeout")));
            s.Note(s.Time());
        });

    [Fact]
    public void M22_Limits_by_the_clock_and_by_duration_nest() => Scenario.Expect(
        ["TimeoutCancellationException", "TaskTimeoutException", 1100],
        async s =>
        {
            TimeSpan start = await Coro.Sleep(1.Seconds);
            async Coro Inner()
            {
                s.Note(await Outcome.Of(Coro.TimeoutAfter(200.Milliseconds, ForEver())));
                await ForEver();
            }

            s.Note(await Outcome.Of(Coro.TimeoutAt(start + 100.Milliseconds, Inner())));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void M11_The_infinite_limit_is_none(bool byClock) => Scenario.Expect(["slept", true, "slept", 3_600_000], async s =>
    {
        TimeSpan none = Timeout.InfiniteTimeSpan;
        Coro<string> Slept() => Outcome.After(1_200_000, "slept");
        async Coro Sleep() => await Slept();
        s.Note(await (byClock ? Coro.TimeoutAt(none, Slept()) : Coro.TimeoutAfter(none, Slept())));
        s.Note(await (byClock ? Coro.IgnoreAt(none, Sleep()) : Coro.IgnoreAfter(none, Sleep())));
        s.Note(await (byClock ? Coro.IgnoreAt(none, Slept(), "timeout") : Coro.IgnoreAfter(none, Slept(), "timeout")));
        s.Note(s.Time());
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void M10_The_greatest_limit_is_as_good_as_none(bool byClock) => Scenario.Expect(
        ["slept", "TaskTimeoutException", 86_400_100],
        async s =>
        {
            s.Clock.Advance(TimeSpan.FromDays(1));
            TimeSpan most = TimeSpan.MaxValue;
            Coro<string> slept = Outcome.After(50, "slept");
            s.Note(await (byClock ? Coro.TimeoutAt(most, slept) : Coro.TimeoutAfter(most, slept)));
            s.Note(await Outcome.Of(Coro.TimeoutAfter(
                50.Milliseconds,
                byClock ? Coro.TimeoutAt(most, ForEver()) : Coro.TimeoutAfter(most, ForEver()))));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void M13_The_least_limit_acts_as_a_limit_of_zero(bool byClock) => Scenario.Expect(
        ["TaskTimeoutException", 3_600_000, "TaskTimeoutException", 3_600_000],
        async s =>
        {
            TimeSpan least = TimeSpan.MinValue;
            await Coro.Sleep(TimeSpan.FromHours(1));
            s.Note(await Outcome.Of(byClock ? Coro.TimeoutAt(least, ForEver()) : Coro.TimeoutAfter(least, ForEver())));
            s.Note(s.Time());

            // Time that passes before the block must not make the deadline overflow either.
            async Coro Late()
            {
                s.Clock.Advance(TimeSpan.FromTicks(1));
                await ForEver();
            }

            s.Note(await Outcome.Of(byClock ? Coro.TimeoutAt(least, Late()) : Coro.TimeoutAfter(least, Late())));
            s.Note(s.Time());
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void M16_The_warning_after_the_least_limit_tells_a_time_that_is_not_negative(bool byClock)
    {
        Scenario scenario = Scenario.Run(async s =>
        {
            async Coro Body() => s.Clock.Advance(1.Seconds);
            await (byClock ? Coro.TimeoutAt(TimeSpan.MinValue, Body()) : Coro.TimeoutAfter(TimeSpan.MinValue, Body()));
        });

        Assert.DoesNotContain("longer by -", Assert.Single(scenario.Log.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Not quite: where nothing ends it the test fails instead of hanging.</summary>
    private static async Coro ForEver() => await Coro.Sleep(TimeSpan.FromDays(1000));

    private static Coro<string> Value() => Outcome.After(10_000, "value");

    private static Coro<string> Quick() => Outcome.After(1, "in time");

    private static async Coro Brief() => await Coro.Sleep(1.Milliseconds);
}
