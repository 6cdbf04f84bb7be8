using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

// Waking is not handing over: a put wakes the getter that has waited longest, which takes the item when its turn comes. A get
// that comes in between, while nobody else waits, may be quicker; the woken one then waits again.
// Whoever is woken in vain waits again at the place of his arrival. Getters:
//
//   while getters wait, there are no more items than getters that were woken and have not run. So whoever waits is
//   woken by a later put, and no item lies there unseen.
//
// A getter that is cancelled after it was woken is not taken back: it takes its item, and meets the cancellation at its next
// blocking operation. So nothing is lost with it. Putters and room: likewise.

/// <summary>A queue between tasks, first in, first out. With a size, putting waits while the queue is full.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// For the tasks of one kernel; between threads use a universal queue. <c>await foreach</c> takes items for ever: end it with
/// <c>break</c> or by cancelling the task. In an async thread the same members are there without <c>Async</c>.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, and called so in Python's curio.")]
public partial class AsyncQueue<T>
{
    private readonly IItemStore<T> _items;
    private TaskList _getters;
    private TaskList _putters;
    private TaskList _joiners;
    private Home _home;

    /// <summary>Makes a queue.</summary>
    /// <param name="maxSize">The most items that it holds; 0 for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
    public AsyncQueue(int maxSize = 0)
        : this(maxSize, new FirstInFirstOutStore<T>())
    {
    }

    private protected AsyncQueue(int maxSize, IItemStore<T> items)
    {
        Sizes.ThrowIfNegative(maxSize, GetType().Name.Split('`')[0]);
        MaxSize = maxSize;
        _items = items;
    }

    /// <summary>The most items that the queue holds; 0 for no limit.</summary>
    public int MaxSize { get; }

    /// <summary>How many items are in the queue.</summary>
    public int Count => _items.Count;

    /// <summary>True when there is no item.</summary>
    public bool IsEmpty => _items.Count == 0;

    /// <summary>True when there is no room; never for a queue without a limit.</summary>
    public bool IsFull => MaxSize != 0 && _items.Count >= MaxSize;

    /// <summary>How many items were put and not yet reported by <see cref="TaskDoneAsync"/>.</summary>
    public long Outstanding { get; private set; }

    internal ref TaskList Getters => ref _getters;

    internal ref TaskList Putters => ref _putters;

    internal ref TaskList Joiners => ref _joiners;

    /// <summary>Takes an item; waits in <c>QUEUE_GET</c> while there is none, or others wait already.</summary>
    /// <returns>A coroutine of the item.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited; it has taken nothing.</exception>
    /// <exception cref="InvalidOperationException">The queue belongs to another kernel.</exception>
    public Coro<T> GetAsync() => QueueGetOperation<T>.Rent(this);

    /// <summary>Adds an item; waits in <c>QUEUE_PUT</c> while the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <returns>A coroutine without a result. If it throws, the item was not added.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The queue belongs to another kernel.</exception>
    public Coro PutAsync(T item) => QueuePutOperation<T>.Rent(this, item);

    /// <summary>Takes an item if there is one and no task waits for it. Does not block.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when an item was taken.</returns>
    /// <exception cref="InvalidOperationException">Tasks wait to put, and this is not their kernel's thread.</exception>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        if (AsyncThreadDoor.Current is { } thread)
        {
            (bool taken, item) = thread.Await(TryGetOnKernel());
            return taken;
        }

        return TryTake((KernelLoop?)KernelDoor.Current, out item);
    }

    /// <summary>Adds an item if there is room. Does not block.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when the item was added.</returns>
    /// <exception cref="InvalidOperationException">Tasks wait to get, and this is not their kernel's thread.</exception>
    public bool TryPut(T item) =>
        AsyncThreadDoor.Current is { } thread ? thread.Await(TryPutOnKernel(item)) : TryAdd((KernelLoop?)KernelDoor.Current, item);

    /// <summary>Waits in <c>QUEUE_JOIN</c> until every item that was put has been reported by <see cref="TaskDoneAsync"/>.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The queue belongs to another kernel.</exception>
    public Coro JoinAsync() => QueueJoinOperation<T>.Rent(this);

    /// <summary>Reports that an item has been dealt with; the last lets all joining tasks go on. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">There were not so many items.</exception>
    public Coro TaskDoneAsync() => QueueTaskDoneOperation<T>.Rent(this);

    /// <summary>Gives the items one after the other, as <see cref="GetAsync"/> does, without an end.</summary>
    /// <returns>What <c>await foreach</c> uses.</returns>
    [SuppressMessage("Design", "CA1024", Justification = "What await foreach looks for is a method.")]
    public AsyncQueueEnumerator<T> GetAsyncEnumerator() => new(this);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{GetType().Name.Split('`')[0]}(count={Count}, max={(MaxSize == 0 ? "none" : MaxSize)}, getting={_getters.Count}, "
        + $"putting={_putters.Count}, joining={_joiners.Count})";

    internal void RequireHome(KernelLoop kernel) => _home.Require(kernel, this);

    /// <summary>Takes an item, if one is there and nobody waits for it already.</summary>
    internal bool TryTake(KernelLoop? kernel, [MaybeNullWhen(false)] out T item)
    {
        if (IsEmpty || !_getters.IsEmpty)
        {
            item = default;
            return false;
        }

        item = Take(kernel);
        return true;
    }

    /// <summary>Takes an item that is there, and tells a waiting putter of the room.</summary>
    internal T Take(KernelLoop? kernel)
    {
        if (!_putters.IsEmpty)
        {
            Required(kernel).WakeFirst(ref _putters, this);
        }

        // If a comparer of the user's throws here, a putter was woken in vain, which does no harm.
        return _items.Take();
    }

    /// <summary>Adds an item if there is room, and tells a waiting getter of it.</summary>
    internal bool TryAdd(KernelLoop? kernel, T item)
    {
        if (IsFull)
        {
            return false;
        }

        if (!_getters.IsEmpty)
        {
            Required(kernel).WakeFirst(ref _getters, this);
        }

        // As in Take: a getter that was woken in vain waits again.
        _items.Add(item);
        Outstanding++;
        return true;
    }

    internal void MarkDone(KernelLoop kernel)
    {
        if (Outstanding == 0)
        {
            throw new InvalidOperationException(
                $"{this}: one task-done too many. Every item that was put has been reported already; report each item once.");
        }

        if (Outstanding == 1)
        {
            kernel.WakeAll(ref _joiners, this);
        }

        Outstanding--;
    }

    private KernelLoop Required(KernelLoop? kernel) => kernel ?? throw new InvalidOperationException(
        $"{this}: tasks wait, and only their kernel's thread can let them go on. Use the queue in a coroutine, or a UniversalQueue.");

    private async Coro<(bool Taken, T? Item)> TryGetOnKernel() => TryGet(out T? item) ? (true, item) : (false, default);

    private async Coro<bool> TryPutOnKernel(T item) => TryPut(item);
}
