namespace Curio;

/// <summary>Reports an item of a queue as dealt with. Never waits.</summary>
internal sealed class QueueTaskDoneOperation<T> : ImmediateOperation<Nothing>
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
    private protected override void Perform(KernelLoop kernel)
    {
        _queue.RequireHome(kernel);
        _queue.MarkDone(kernel);
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _queue = null!;
        SourcePool.Return(ref t_free, this);
    }
}
