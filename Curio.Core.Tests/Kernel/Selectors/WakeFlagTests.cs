using System.Diagnostics;

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

    /// <summary>
    /// A processor that reads the state before its news is out loses a wake-up, about one in 300,000: half a second shows it more often than
    /// not where two threads really run at once.
    /// </summary>
    [Fact]
    public void A_request_beside_the_end_of_a_wait_is_seen_or_keeps_the_kernel_awake_K24()
    {
        int begun = 0;
        int requested = 0;
        int news = 0;
        bool isOver = false;
        var other = new Thread(() =>
        {
            for (int round = 1; ; round++)
            {
                while (Volatile.Read(ref begun) != round)
                {
                    if (Volatile.Read(ref isOver))
                    {
                        return;
                    }

                    Thread.SpinWait(1);
                }

                Volatile.Write(ref news, round);
                _flag.Request();
                Volatile.Write(ref requested, round);
            }
        });
        other.Start();
        int lost = 0;
        long begin = Stopwatch.GetTimestamp();
        for (int round = 1; Stopwatch.GetElapsedTime(begin) < 500.Milliseconds; round++)
        {
            // Somebody has woken a kernel that was awake; it ends its wait while the other brings news.
            _flag.Request();
            Volatile.Write(ref begun, round);
            Thread.SpinWait(round % 16);
            _flag.EndWait();
            bool isSeen = Volatile.Read(ref news) == round;
            while (Volatile.Read(ref requested) != round)
            {
                Thread.SpinWait(1);
            }

            lost += !isSeen && _flag.TryFallAsleep() ? 1 : 0;
            _flag.EndWait();
        }

        Volatile.Write(ref isOver, true);
        other.Join();
        Assert.Equal(0, lost);
    }
}
