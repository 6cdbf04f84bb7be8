namespace Curio;

/// <summary>Sets an event.</summary>
internal sealed class EventSetOperation : ImmediateOperation<Nothing>
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
    private protected override void Perform(KernelLoop kernel)
    {
        _event.SetNow(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _event = null!;
        SourcePool.Return(ref t_free, this);
    }
}
