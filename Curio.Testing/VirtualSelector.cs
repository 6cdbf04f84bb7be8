namespace Curio.Testing;

/// <summary>Waits for I/O and other threads in real time, and for deadlines by moving a virtual clock.</summary>
internal sealed class VirtualSelector(VirtualClock clock) : ISelector
{
    private readonly ISelector _inner = Selector.Create();
    private int _isWoken;

    /// <inheritdoc/>
    public void Set(nint handle, IoInterest interest) => _inner.Set(handle, interest);

    /// <inheritdoc/>
    public int Wait(TimeSpan timeout, Span<IoReady> ready)
    {
        bool wasWoken = Interlocked.Exchange(ref _isWoken, 0) != 0;
        bool canJump = timeout != Timeout.InfiniteTimeSpan;
        int count = _inner.Wait(canJump || wasWoken ? TimeSpan.Zero : timeout, ready);
        if (count == 0 && canJump && !wasWoken)
        {
            clock.Advance(timeout);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Wake()
    {
        Volatile.Write(ref _isWoken, 1);
        _inner.Wake();
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();
}
