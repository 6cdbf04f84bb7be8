namespace Curio.Tests.Kernel.Selectors;

public sealed class WakeFlagTests
{
    private readonly WakeFlag _flag = new();

    [Fact]
    public void A_request_to_an_awake_kernel_needs_no_signal_and_keeps_it_awake()
    {
        Assert.False(_flag.Request());
        Assert.False(_flag.Request());
        Assert.True(_flag.IsRequested);
        Assert.False(_flag.TryFallAsleep());
    }

    [Fact]
    public void Only_the_first_request_to_a_sleeper_needs_a_signal()
    {
        Assert.True(_flag.TryFallAsleep());
        Assert.False(_flag.IsRequested);
        Assert.True(_flag.Request());
        Assert.False(_flag.Request());
        Assert.True(_flag.IsRequested);
    }

    [Fact]
    public void The_end_of_a_wait_takes_the_request()
    {
        _flag.TryFallAsleep();
        _flag.Request();
        _flag.EndWait();
        Assert.False(_flag.IsRequested);
        Assert.True(_flag.TryFallAsleep());
        Assert.True(_flag.Request());
    }

    [Fact]
    public void A_closed_flag_ignores_requests()
    {
        _flag.TryFallAsleep();
        _flag.Close();
        Assert.False(_flag.Request());
        Assert.False(_flag.IsRequested);
    }

    [Fact]
    public void Of_many_concurrent_requests_one_signals()
    {
        for (int round = 0; round < 200; round++)
        {
            Assert.True(_flag.TryFallAsleep());
            int signals = 0;
            Parallel.For(0, 8, _ => Interlocked.Add(ref signals, _flag.Request() ? 1 : 0));
            Assert.Equal(1, signals);
            _flag.EndWait();
        }
    }
}
