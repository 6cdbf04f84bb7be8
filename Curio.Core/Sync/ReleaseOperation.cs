namespace Curio;

/// <summary>Releases a lock or semaphore. Never waits.</summary>
internal sealed class ReleaseOperation : CoroSource<Nothing>
{
    [ThreadStatic]
    private static ReleaseOperation? t_free;

    private IAcquirable _held = null!;

    // Stays when this is recycled, for the message that a second use gets.
    private string _label = string.Empty;

    /// <inheritdoc/>
    internal override object Label => _label;

    internal static Coro Rent(IAcquirable held)
    {
        ReleaseOperation operation = SourcePool.TryRent(ref t_free) ?? new ReleaseOperation();
        operation._held = held;
        operation._label = held.ReleaseLabel;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        _held.Release((KernelLoop)door);
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _held = null!;
        SourcePool.Return(ref t_free, this);
    }
}
