using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>Adds an item to a queue, waiting for room if need be.</summary>
internal sealed class QueuePutOperation<T> : WaitOperation<Nothing>
{
    [ThreadStatic]
    private static QueuePutOperation<T>? t_free;

    private AsyncQueue<T> _queue = null!;
    private T _item = default!;

    /// <inheritdoc/>
    public override WaitReason Reason => WaitReason.QueuePut;

    /// <inheritdoc/>
    internal override object Label => "AsyncQueue.PutAsync";

    /// <inheritdoc/>
    private protected override ref TaskList Line => ref _queue.Putters;

    internal static Coro Rent(AsyncQueue<T> queue, T item)
    {
        QueuePutOperation<T> operation = SourcePool.TryRent(ref t_free) ?? new QueuePutOperation<T>();
        operation._queue = queue;
        operation._item = item;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _queue.RequireHome(kernel);
        if (_queue.TryAdd(kernel, _item))
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
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            _item = default!;
        }

        SourcePool.Return(ref t_free, this);
    }

    /// <inheritdoc/>
    private protected override bool TryFinish() => _queue.TryAdd((KernelLoop)KernelDoor.Current!, _item);
}
