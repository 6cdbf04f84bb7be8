using Curio.Tests.Kernel.Selectors;

namespace Curio.Tests.Contracts;

// Waking a wait from outside.
public abstract partial class SelectorContract
{
    [Fact]
    public void A_wake_before_a_wait_is_not_lost()
    {
        _selector.Wake();
        WaitUntilWoken();
    }

    [Fact]
    public void Many_wakes_count_as_one()
    {
        for (int i = 0; i < 1000; i++)
        {
            _selector.Wake();
        }

        WaitUntilWoken();
        AssertSleeps();
    }

    [Fact]
    public void A_wake_is_taken_by_a_poll()
    {
        _selector.Wake();
        Assert.Empty(Poll());
        AssertSleeps();
    }

    [Fact]
    public void A_woken_wait_still_reports_what_is_ready()
    {
        SocketPair pair = Pair();
        _selector.Set(pair.Handle, IoInterest.Write);
        _selector.Wake();
        Assert.Equal([new IoReady(pair.Handle, IoInterest.Write)], Wait());
    }

    [Fact]
    public void Another_thread_wakes_a_wait_without_limit_every_time()
    {
        const int Rounds = 500;
        int round = 0;
        Thread waker = Start(() =>
        {
            for (int i = 1; i <= Rounds; i++)
            {
                // Sometimes before the wait begins, sometimes during it: both must do.
                while (Volatile.Read(ref round) < i)
                {
                    Thread.Yield();
                }

                _selector.Wake();
            }
        });

        for (int i = 1; i <= Rounds; i++)
        {
            Volatile.Write(ref round, i);
            WaitUntilWoken();
        }

        waker.Join();
        AssertSleeps();
    }

    [Fact]
    public void Wakes_from_many_threads_are_never_lost()
    {
        const int Threads = 4;
        const int Each = 500;
        int produced = 0;
        Thread[] wakers = [.. Enumerable.Range(0, Threads).Select(_ => Start(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                Interlocked.Increment(ref produced);
                _selector.Wake();
            }
        }))];

        // As the kernel does: look at what was produced after each wait, never before.
        while (Volatile.Read(ref produced) < Threads * Each)
        {
            WaitUntilWoken();
        }

        Array.ForEach(wakers, thread => thread.Join());
    }

    [Fact]
    public void A_wake_after_disposal_is_harmless()
    {
        _selector.Dispose();
        _selector.Wake();
        _selector.Dispose();
        _selector.Wake();
    }

    [Fact]
    public void A_disposed_selector_refuses_everything_else()
    {
        SocketPair pair = Pair();
        _selector.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _selector.Set(pair.Handle, IoInterest.Read));
        Assert.Throws<ObjectDisposedException>(() => _selector.Wait(TimeSpan.Zero, new IoReady[1]));
    }
}
