namespace Curio;

/// <summary>A task's wait for an event.</summary>
internal sealed class EventWaitOperation : WaitOperation<Nothing>
{
    [ThreadStatic]
    private static EventWaitOperation? t_free;

    private AsyncEvent _event = null!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.EventWait;

    /// <inheritdoc/>
    internal override object Label => "AsyncEvent.WaitAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _event.Waiting.Waiters;

    internal static Coro Rent(AsyncEvent awaited)
    {
        EventWaitOperation operation = SourcePool.TryRent(ref t_free) ?? new EventWaitOperation();
        operation._event = awaited;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _event.Waiting.Home.Require(kernel, _event);
        if (_event.IsSet)
        {
            return Ended = true;
        }

        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _event = null!;
        SourcePool.Return(ref t_free, this);
    }
}
