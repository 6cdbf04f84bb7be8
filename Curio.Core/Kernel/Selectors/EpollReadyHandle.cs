using System.Diagnostics;
using System.Runtime.Versioning;

namespace Curio;

// A readable descriptor usually has something to read, and then two things go wrong that curio's has to mend: somebody outside
// reads it, and the signal is gone while items are there; or nobody reads it, and its buffer is full. So what is given away
// here has nothing to read. It is an epoll set, which is itself a descriptor that can be waited for, and which is readable
// while something in it is. In it is an event counter that nobody else has: one write makes it readable, one read makes it
// unreadable, and both are needed only when that changes. The price is a second descriptor.

/// <summary>The kind for Linux.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EpollReadyHandle : ReadyHandle
{
    private readonly DescriptorHandle _set = DescriptorHandle.CreateEpoll();
    private readonly DescriptorHandle _counter;
    private bool _isReady;

    /// <summary>Makes one that is not readable.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public EpollReadyHandle()
    {
        try
        {
            _counter = DescriptorHandle.CreateEvent();
            byte* wanted = stackalloc byte[EpollEvents.MaxSize];
            EpollEvents.Write(wanted, LinuxNative.EpollIn, key: 0);
            if (LinuxNative.EpollControl(_set, LinuxNative.EpollAdd, (int)_counter.DangerousGetHandle(), wanted) != 0)
            {
                throw LinuxNative.Failure("epoll_ctl");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override nint Handle => _set.DangerousGetHandle();

    /// <inheritdoc/>
    public override void Show(bool isReady)
    {
        if (isReady == _isReady)
        {
            return;
        }

        // Neither can fail: the counter is ours, non-blocking, and goes from 0 to 1 and back.
        ulong count = 1;
        nint moved = isReady ? LinuxNative.Write(_counter, &count, sizeof(ulong)) : LinuxNative.Read(_counter, &count, sizeof(ulong));
        Debug.Assert(moved == sizeof(ulong), "The event counter refused.");
        _isReady = isReady;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _set.Dispose();
        _counter?.Dispose();
    }
}
