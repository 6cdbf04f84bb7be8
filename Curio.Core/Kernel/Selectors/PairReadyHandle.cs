namespace Curio;

/// <summary>
/// The kind for systems without epoll: a socket that has bytes to read. Somebody outside can read them, and many may pile up, so
/// nothing is remembered: ready says so with one more byte each time, for which there need not be room; not ready takes away what is there.
/// </summary>
internal sealed class PairReadyHandle : ReadyHandle
{
    private readonly WakePair _pair = new();

    /// <inheritdoc/>
    public override nint Handle => _pair.Reader.Handle;

    /// <inheritdoc/>
    public override void Show(bool isReady)
    {
        if (isReady)
        {
            _pair.Signal();
        }
        else
        {
            _pair.Drain();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _pair.Dispose();
}
