namespace Curio;

/// <summary>A task's wait until all items of a queue have been dealt with.</summary>
internal sealed class QueueJoinOperation<T> : WaitOperation<Nothing>
{
    [ThreadStatic]
    private static QueueJoinOperation<T>? t_free;

    private AsyncQueue<T> _queue = null!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.QueueJoin;

    /// <inheritdoc/>
    internal override object Label => "AsyncQueue.JoinAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _queue.Joiners;

    internal static Coro Rent(AsyncQueue<T> queue)
    {
        QueueJoinOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new QueueJoinOperation<T>();
        operation._queue = queue;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _queue.RequireHome(kernel);
        return _queue.Outstanding == 0 ? Ended = true : WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }
}
