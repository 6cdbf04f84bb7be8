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
        if (_queue.TryTake(kernel, out Result!))
        {
            return Ended = true;
        }

        kernel.RequireOwnLine(_queue.Getters, Label);
        return WaitInLine(kernel);
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        if (Fault is null)
        {
            var kernel = (KernelLoop)KernelDoor.Current!;
            if (_queue.IsEmpty)
            {
                return WaitAgain(kernel);
            }

            Result = _queue.Take(kernel);
        }

        return base.Step();
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }
}
