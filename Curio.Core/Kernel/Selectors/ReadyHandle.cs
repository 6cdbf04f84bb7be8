namespace Curio;

/// <summary>
/// A handle that others can wait for, with whatever they have, and that is readable exactly while its owner says so.
/// </summary>
/// <remarks>Not for several threads at once: the owner calls it under a lock of its own. No call blocks.</remarks>
internal abstract class ReadyHandle : IDisposable
{
    /// <summary>What to wait for: on Linux a descriptor, elsewhere a socket's handle.</summary>
    public abstract nint Handle { get; }

    /// <summary>Makes the kind that suits the operating system.</summary>
    /// <exception cref="IOException">The process has no descriptors left.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The process has no sockets left.</exception>
    public static ReadyHandle Create() => OperatingSystem.IsLinux() ? new EpollReadyHandle() : new PairReadyHandle();

    /// <summary>Says whether the handle is to be readable. To be told after every change, and again is no harm.</summary>
    public abstract void Show(bool isReady);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the handles.</summary>
    protected abstract void Dispose(bool disposing);
}
