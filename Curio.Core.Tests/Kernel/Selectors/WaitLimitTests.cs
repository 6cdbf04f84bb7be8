namespace Curio.Tests.Kernel.Selectors;

public sealed class WaitLimitTests
{
    [Fact]
    public void The_ends_stay_as_they_are()
    {
        Assert.Equal(TimeSpan.Zero, WaitLimit.After(TimeSpan.Zero).Remaining);
        Assert.Equal(TimeSpan.Zero, WaitLimit.Poll.Remaining);
        Assert.Equal(Timeout.InfiniteTimeSpan, WaitLimit.After(Timeout.InfiniteTimeSpan).Remaining);
    }

    [Fact]
    public void What_is_left_shrinks_to_nothing()
    {
        WaitLimit limit = WaitLimit.After(TimeSpan.FromMilliseconds(2));
        TimeSpan last = TimeSpan.FromMilliseconds(2);
        while (last > TimeSpan.Zero)
        {
            TimeSpan remaining = limit.Remaining;
            Assert.InRange(remaining, TimeSpan.Zero, last);
            last = remaining;
        }
    }

    [Fact]
    public void Milliseconds_are_rounded_up_and_capped()
    {
        Assert.Equal(-1, WaitLimit.ToMilliseconds(Timeout.InfiniteTimeSpan));
        Assert.Equal(0, WaitLimit.ToMilliseconds(TimeSpan.Zero));
        Assert.Equal(1, WaitLimit.ToMilliseconds(TimeSpan.FromTicks(1)));
        Assert.Equal(1, WaitLimit.ToMilliseconds(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(2, WaitLimit.ToMilliseconds(TimeSpan.FromMilliseconds(1) + TimeSpan.FromTicks(1)));
        Assert.Equal(int.MaxValue, WaitLimit.ToMilliseconds(TimeSpan.MaxValue));
    }

    [Fact]
    public void A_deadline_in_the_past_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitLimit.After(TimeSpan.FromTicks(-1)));
}
