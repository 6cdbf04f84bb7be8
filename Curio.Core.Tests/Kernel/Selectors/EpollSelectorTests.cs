using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Curio.Tests.Contracts;

namespace Curio.Tests.Kernel.Selectors;

[SupportedOSPlatform("linux")]
public sealed class EpollSelectorTests() : SelectorContract(new EpollSelector())
{
    private const int SigWinch = 28;

    private EpollSelector Epoll => (EpollSelector)Selector;

    [Fact]
    public void Linux_gets_epoll()
    {
        using ISelector selector = Curio.Selector.Create();
        Assert.IsType<EpollSelector>(selector);
    }

    [Fact]
    public void Waits_below_a_millisecond_are_kept()
    {
        // One of many is enough: any single one may be delayed by a busy machine, but with rounding none could be so short.
        TimeSpan timeout = TimeSpan.FromMicroseconds(100);
        for (int i = 0; i < 1000 && Epoll.IsPrecise; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Epoll.Wait(timeout, new IoReady[1]);
            if (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(1))
            {
                return;
            }
        }

        Assert.False(Epoll.IsPrecise, "No wait of 100 µs took less than a millisecond.");
    }

    [Theory]
    [InlineData(IoInterest.Read)]
    [InlineData(IoInterest.None)]
    public void A_registration_that_outlived_its_number_is_neither_reported_nor_kept(IoInterest next)
    {
        (SocketPair first, SocketPair second) = (Pair(), Pair());
        int number = LinuxCalls.DuplicateToUnused((int)first.Handle);
        Epoll.Set(second.Handle, IoInterest.Read);
        Epoll.Set(number, IoInterest.Read);

        // The number now stands for the second socket, but the first is still open under its own number: the pair of the two lives on.
        LinuxCalls.Replace(number, (int)second.Handle);
        Epoll.Set(number, next);
        first.MakeReadable();
        Assert.Empty(Poll());
        Assert.Equal(next == IoInterest.None ? 2 : 3, LinuxCalls.Status(Epoll.Epoll, "tfd:").Length);

        second.MakeReadable();
        Assert.Equal(next == IoInterest.None ? 1 : 2, Wait().Length);
        second.Drain();
        Epoll.Set(number, IoInterest.None);
        LinuxCalls.Close(number);
        AssertWakes();
    }

    [Fact]
    public void A_handle_that_vanished_is_dropped_when_the_set_is_built_anew()
    {
        (SocketPair first, SocketPair second) = (Pair(), Pair());
        (int number, int vanished) = (LinuxCalls.DuplicateToUnused((int)first.Handle), LinuxCalls.DuplicateToUnused((int)second.Handle));
        Epoll.Set(vanished, IoInterest.Write);
        Epoll.Set(number, IoInterest.Read);
        LinuxCalls.Close(vanished);
        LinuxCalls.Close(number);
        Epoll.Set(number, IoInterest.None);
        first.MakeReadable();

        // Drops the report of the closed number and, with the old set, the registration of the other.
        Poll();
        Assert.Single(LinuxCalls.Status(Epoll.Epoll, "tfd:"));
        Assert.Empty(Poll());
        AssertWakes();
    }

    [Fact]
    public void Wakes_write_only_when_the_kernel_sleeps_and_then_once()
    {
        Wakes(1000);
        Assert.Equal(0, Writes());
        Poll();

        int thread = LinuxCalls.CurrentThread();
        Thread waker = Start(() =>
        {
            LinuxCalls.AwaitSleep(thread, () => Epoll.IsAsleep);
            Wakes(1000);
        });
        Assert.Empty(WaitWithoutLimit());
        waker.Join();

        // The rest of the thousand may have come after the wait ended, while the kernel was awake.
        Assert.Equal(1, Writes());
    }

    [Fact]
    public void A_signal_handler_does_not_end_a_wait()
    {
        using SemaphoreSlim handled = new(0);
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => handled.Release());
        int thread = LinuxCalls.CurrentThread();
        bool finished = false;
        Thread other = Start(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                LinuxCalls.AwaitSleep(thread, () => Epoll.IsAsleep);
                LinuxCalls.Signal(thread, SigWinch);
                handled.Wait();
            }

            Volatile.Write(ref finished, true);
            Epoll.Wake();
        });

        IoReady[] found = WaitWithoutLimit();

        bool ended = Volatile.Read(ref finished);
        other.Join();
        Assert.Empty(found);
        Assert.True(ended, "A signal ended the wait.");
    }

    [Fact]
    public void Signal_handlers_neither_shorten_nor_extend_a_timeout()
    {
        using SemaphoreSlim handled = new(0);
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => handled.Release());
        int thread = LinuxCalls.CurrentThread();
        bool over = false;
        Thread storm = Start(() =>
        {
            // Far longer than the wait: one that starts anew after each signal lasts as long as the storm.
            long begin = Stopwatch.GetTimestamp();
            while (!Volatile.Read(ref over) && Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10))
            {
                LinuxCalls.Signal(thread, SigWinch);
                handled.Wait();
            }
        });
        TimeSpan timeout = TimeSpan.FromMilliseconds(20);
        long start = Stopwatch.GetTimestamp();

        int count = Epoll.Wait(timeout, new IoReady[1]);

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        bool storming = storm.IsAlive;
        Volatile.Write(ref over, true);
        storm.Join();
        Assert.Equal(0, count);
        Assert.True(elapsed >= timeout, "A signal shortened the wait.");
        Assert.True(storming, "Every signal began the wait anew.");
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_use()
    {
        SocketPair pair = Pair();
        IoReady[] ready = new IoReady[8];
        nint handle = pair.Handle;
        Use(handle, ready);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Use(handle, ready);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Use(nint handle, IoReady[] ready)
    {
        Epoll.Set(handle, IoInterest.Read);
        Epoll.Wait(TimeSpan.Zero, ready);
        Epoll.Wait(TimeSpan.FromMicroseconds(10), ready);
        Epoll.Set(handle, IoInterest.Read | IoInterest.Write);
        Epoll.Wait(Timeout.InfiniteTimeSpan, ready);
        Epoll.Set(handle, IoInterest.None);
        Epoll.Wake();
        Epoll.Wake();
        Epoll.Wait(Timeout.InfiniteTimeSpan, ready);
    }

    private void Wakes(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Epoll.Wake();
        }
    }

    private int Writes() => Convert.ToInt32(LinuxCalls.Status(Epoll.Signal, "eventfd-count:").Single().Split(':')[1].Trim(), 16);

    private void AssertWakes()
    {
        Epoll.Wake();
        WaitUntilWoken();
        int thread = LinuxCalls.CurrentThread();
        Thread waker = Start(() =>
        {
            LinuxCalls.AwaitSleep(thread, () => Epoll.IsAsleep);
            Epoll.Wake();
        });
        WaitUntilWoken();
        waker.Join();
    }
}
