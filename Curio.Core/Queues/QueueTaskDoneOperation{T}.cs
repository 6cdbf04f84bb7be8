namespace Curio;

/// <summary>Reports an item of a queue as dealt with. Never waits.</summary>
internal sealed class QueueTaskDoneOperation<T> : CoroSource<Nothing>
{
    [ThreadStatic]
    private static QueueTaskDoneOperation<T>? t_free;

    private AsyncQueue<T> _queue = null!;

    /// <inheritdoc/>
    internal override object Label => "AsyncQueue.TaskDoneAsync";

    internal static Coro Rent(AsyncQueue<T> queue)
    {
        QueueTaskDoneOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new QueueTaskDoneOperation<T>();
        operation._queue = queue;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _queue.RequireHome(kernel);
        _queue.MarkDone(kernel);
        return Ended = true;
    }

    /// <inheritdoc/>
    internal override bool Step() => true;

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }
}
