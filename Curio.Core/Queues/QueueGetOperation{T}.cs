namespace Curio;

/// <summary>Takes an item of a queue, waiting in line if need be.</summary>
internal sealed class QueueGetOperation<T> : WaitOperation<T>
{
    [ThreadStatic]
    private static QueueGetOperation<T>? t_free;

    private AsyncQueue<T> _queue = null!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.QueueGet;

    /// <inheritdoc/>
    internal override object Label => "AsyncQueue.GetAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _queue.Getters;

    internal static Coro<T> Rent(AsyncQueue<T> queue)
    {
        QueueGetOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new QueueGetOperation<T>();
        operation._queue = queue;
        return new Coro<T>(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _queue.RequireHome(kernel);
        if (_queue.TryTake(kernel, out Result!))
        {
            return Ended = true;
        }

        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish()
    {
        if (_queue.IsEmpty)
        {
            return false;
        }

        Result = _queue.Take((KernelLoop)KernelDoor.Current!);
        return true;
    }
}
