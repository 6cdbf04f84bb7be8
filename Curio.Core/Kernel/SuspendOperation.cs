namespace Curio;

/// <summary>A task's wait in a <see cref="WaitQueue"/>.</summary>
internal sealed class SuspendOperation : WaitOperation<Nothing>
{
    [ThreadStatic]
    private static SuspendOperation? t_free;

    private WaitQueue _queue = null!;
    private WaitReason _reason;

    /// <inheritdoc/>
    public override WaitReason Reason => _reason;

    /// <inheritdoc/>
    internal override object Label => "WaitQueue.SuspendAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _queue.Waiters;

    internal static Coro Rent(WaitQueue queue, WaitReason reason)
    {
        SuspendOperation operation = SourcePool.TryRent(ref t_free) ?? new SuspendOperation();
        operation._queue = queue;
        operation._reason = reason;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _queue.Home.Require(kernel, _queue);
        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }
}
