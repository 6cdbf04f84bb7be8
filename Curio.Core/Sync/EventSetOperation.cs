namespace Curio;

/// <summary>Sets an event.</summary>
internal sealed class EventSetOperation : CoroSource<Nothing>
{
    [ThreadStatic]
    private static EventSetOperation? t_free;

    private AsyncEvent _event = null!;

    /// <inheritdoc/>
    internal override object Label => "AsyncEvent.SetAsync";

    internal static Coro Rent(AsyncEvent target)
    {
        EventSetOperation operation = SourcePool.TryRent(ref t_free) ?? new EventSetOperation();
        operation._event = target;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        _event.SetNow((KernelLoop)door);
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _event = null!;
        SourcePool.Return(ref t_free, this);
    }
}
