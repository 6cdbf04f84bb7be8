using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Curio;

/// <summary>
/// The selector of Linux: an epoll set for the handles, an event counter for wake-ups. Allocates nothing once its tables have grown
/// to what the program uses.
/// </summary>
/// <remarks>
/// The event counter is registered edge triggered, so a wake-up is one write by the caller and nothing for the kernel's thread to read:
/// each write raises a new edge, and the counter cannot overflow in the life of a process.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollSelector : ISelector
{
    // No descriptor is negative, so no registration has this key.
    private const ulong SignalKey = ulong.MaxValue;

    private readonly WakeFlag _wake = new();
    private readonly DescriptorHandle _signal;
    private readonly EpollRegistrations _registrations;
    private readonly EpollEvents _events = new();
    private SelectorThread _thread;
    private bool _precise;

    /// <summary>Makes a selector that watches nothing yet.</summary>
    /// <param name="precise">Whether to try timeouts below a millisecond; they need Linux 5.11. Without, timeouts are rounded up.</param>
    /// <exception cref="IOException">The system has no descriptors left.</exception>
    public EpollSelector(bool precise = true)
    {
        _precise = precise;
        _signal = DescriptorHandle.CreateEvent();
        try
        {
            _registrations = new EpollRegistrations();
            _registrations.AddSignal(_signal, SignalKey);
        }
        catch
        {
            _registrations?.Dispose();
            _signal.Dispose();
            throw;
        }
    }

    /// <summary>Whether timeouts are kept more exactly than to the millisecond.</summary>
    public bool IsPrecise => _precise;

    /// <summary>Whether the kernel's thread blocks, or is about to.</summary>
    public bool IsAsleep => _wake.IsAsleep;

    /// <summary>The epoll set, whose contents the system shows under <c>/proc/self/fdinfo</c>.</summary>
    public DescriptorHandle Epoll => _registrations.Epoll;

    /// <summary>The event counter, whose value is shown there too.</summary>
    public DescriptorHandle Signal => _signal;

    /// <inheritdoc/>
    public void Set(nint handle, IoInterest interest)
    {
        _thread.Assert();
        ObjectDisposedException.ThrowIf(_signal.IsClosed, this);
        SelectorArguments.Check(interest);
        _registrations.Set(handle, interest);
    }

    /// <inheritdoc/>
    public int Wait(TimeSpan timeout, Span<IoReady> ready)
    {
        _thread.Assert();
        ObjectDisposedException.ThrowIf(_signal.IsClosed, this);
        SelectorArguments.Check(ready);
        WaitLimit limit = WaitLimit.After(timeout);
        _events.Reserve(ready.Length);
        if (timeout == TimeSpan.Zero || !_wake.TryFallAsleep())
        {
            limit = WaitLimit.Poll;
        }

        try
        {
            TimeSpan remaining = limit.Remaining;
            while (true)
            {
                int count = Collect(Block(remaining, ready.Length), ready);
                if (count > 0 || remaining == TimeSpan.Zero || _wake.IsRequested)
                {
                    return count;
                }

                // Interrupted, a late signal, a registration that no longer stands, or a timeout that was cut to what the call
                // takes: wait on for the rest.
                remaining = limit.Remaining;
                if (remaining == TimeSpan.Zero)
                {
                    return 0;
                }
            }
        }
        finally
        {
            _wake.EndWait();
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        if (!_wake.Request())
        {
            return;
        }

        ulong one = 1;
        try
        {
            // Cannot fail: the counter is open for as long as the call holds its handle, and far from full.
            nint written = LinuxNative.Write(_signal, &one, sizeof(ulong));
            Debug.Assert(written == sizeof(ulong), "The event counter refused a wake-up.");
        }
        catch (ObjectDisposedException)
        {
            // Disposed between the request and the write: there is nobody left to wake.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wake.Close();
        _registrations.Dispose();
        _signal.Dispose();
    }

    /// <summary>One system call. Returns the number of events; zero when it was interrupted, too.</summary>
    private int Block(TimeSpan timeout, int capacity)
    {
        int count = _precise && timeout > TimeSpan.Zero ? BlockPrecisely(timeout, capacity) : BlockRounded(timeout, capacity);
        if (count >= 0)
        {
            return count;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error == LinuxNative.Interrupted)
        {
            return 0;
        }

        if (_precise && error is LinuxNative.NoSystemCall or LinuxNative.NotPermitted)
        {
            // An old kernel, or a sandbox that forbids calls it has not heard of.
            _precise = false;
            return 0;
        }

        throw LinuxNative.Failure("epoll_wait");
    }

    private int BlockPrecisely(TimeSpan timeout, int capacity)
    {
        (long seconds, long ticks) = Math.DivRem(timeout.Ticks, TimeSpan.TicksPerSecond);
        return LinuxNative.EpollWaitPrecise(_registrations.Epoll, _events.Pointer, capacity, (seconds, ticks * TimeSpan.NanosecondsPerTick));
    }

    private int BlockRounded(TimeSpan timeout, int capacity) =>
        LinuxNative.EpollWait(_registrations.Epoll, _events.Pointer, capacity, WaitLimit.ToMilliseconds(timeout));

    private int Collect(int found, Span<IoReady> ready)
    {
        int count = 0;
        bool stale = false;
        for (int i = 0; i < found; i++)
        {
            (uint events, ulong key) = _events.Read(i);
            if (key == SignalKey)
            {
                continue;
            }

            if (_registrations.TryResolve(key, events, out IoReady one))
            {
                ready[count++] = one;
            }
            else
            {
                stale = true;
            }
        }

        if (stale)
        {
            _registrations.Rebuild(_signal, SignalKey);
        }

        return count;
    }
}
