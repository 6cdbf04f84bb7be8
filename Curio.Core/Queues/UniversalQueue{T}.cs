using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// A queue between everybody: coroutines of any number of kernels, plain threads, async threads and ordinary async code, all at
/// once. First in, first out; who waits longest is served first.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>
/// <para>Each operation has three forms. <c>GetAsync()</c> is a coroutine. <c>Get()</c> blocks a plain thread, or an async thread, where
/// it awaits the coroutine, so that the thread's cancellation and timeouts reach it. <c>GetTask()</c> gives ordinary async code a
/// task.</para>
/// <para>An item that was assigned to a task which is cancelled before it has heard of it goes back to its place at the head, even
/// when the queue is full by then. A put that gives up has added nothing; once it has been heard of, or its item was taken, it
/// has happened, and a cancellation comes at the task's next blocking operation.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class UniversalQueue<T> : IDisposable
{
    private readonly Lock _gate = new();
    private readonly WaitSide<T> _getting;
    private readonly WaitSide<T> _putting;
    private readonly WaitSide<Nothing> _joining;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="maxSize">How many items it holds before a put waits; 0 for any number.</param>
    /// <param name="withHandle">True for one with a <see cref="Handle"/>, which <see cref="Dispose"/> closes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
    /// <exception cref="IOException">The process has no descriptors left for the handle.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The same, on systems where the handle is a socket.</exception>
    public UniversalQueue(int maxSize = 0, bool withHandle = false)
    {
        Sizes.ThrowIfNegative(maxSize, "UniversalQueue");
        MaxSize = maxSize;
        _getting = new(_gate, "UniversalQueue.GetAsync", ServeGet, GiveItemBack);
        _putting = new(_gate, "UniversalQueue.PutAsync", ServePut, TakePutBack);
        _joining = new(_gate, "UniversalQueue.JoinAsync", ServeJoin);
        _handle = withHandle ? ReadyHandle.Create() : null;
        _hasHandle = withHandle;
    }

    /// <summary>How many items the queue holds before a put waits; 0 for any number.</summary>
    public int MaxSize { get; }

    /// <summary>How many items wait. What others do meanwhile may change it at once.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>True when no item waits.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>True when a put would wait; never for a queue without a maximum.</summary>
    public bool IsFull => MaxSize > 0 && Count >= MaxSize;

    /// <summary>
    /// What a foreign event loop, or <see cref="Traps.ReadWait"/>, waits for: readable exactly while items wait. There is nothing to be
    /// read from it; on systems other than Linux it is a socket with bytes, which may be read but need not.
    /// </summary>
    /// <exception cref="InvalidOperationException">The queue was made without one.</exception>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public nint Handle
    {
        get
        {
            if (!_hasHandle)
            {
                throw new InvalidOperationException(
                    $"{this} has no handle. Make it with 'new UniversalQueue<{typeof(T).Name}>(maxSize, withHandle: true)'.");
            }

            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_handle is null, this);
                return _handle.Handle;
            }
        }
    }

    /// <summary>Takes the oldest item, waiting for one while the queue is empty.</summary>
    /// <returns>A coroutine of the item.</returns>
    public Coro<T> GetAsync() => UniversalGetOperation<T>.Rent(_getting);

    /// <summary>Takes the oldest item, blocking the thread while the queue is empty.</summary>
    /// <param name="cancellationToken">Ends the wait; an item that was assigned by then is returned.</param>
    /// <returns>The item.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="GetAsync"/>.</exception>
    public T Get(CancellationToken cancellationToken = default)
    {
        if (AsyncThreadDoor.Current is { } door)
        {
            return door.Await(UniversalGetOperation<T>.Rent(_getting, cancellationToken));
        }

        T item = default!;
        _getting.Block(ref item, Timeout.InfiniteTimeSpan, cancellationToken);
        return item;
    }

    /// <summary>Takes the oldest item, for ordinary async code.</summary>
    /// <param name="cancellationToken">Ends the wait; an item that was assigned by then is the result.</param>
    /// <returns>A task of the item.</returns>
    public Task<T> GetTask(CancellationToken cancellationToken = default) =>
        TaskWaiter<T>.Wait(_getting, default!, cancellationToken);

    /// <summary>Takes the oldest item if there is one. Anywhere; does not block.</summary>
    /// <param name="item">The item, or the default.</param>
    /// <returns>True when there was one.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        item = default!;
        return _getting.TryServe(ref item);
    }

    /// <summary>As <see cref="Get"/>, for at most a time; for none at all it is the form without a limit.</summary>
    /// <param name="item">The item, or the default.</param>
    /// <param name="limit">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>False when the time has run out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative limit, or one beyond 24 days.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="GetAsync"/> in a timeout scope.</exception>
    public bool TryGet([MaybeNullWhen(false)] out T item, TimeSpan limit)
    {
        WaitSide<T>.ThrowUnlessLimit(limit);
        if (limit == TimeSpan.Zero)
        {
            return TryGet(out item);
        }

        item = default!;
        if (AsyncThreadDoor.Current is { } door)
        {
            (bool isInTime, item) = door.Await(TimeLimit.Within(limit, GetAsync()));
            return isInTime;
        }

        return _getting.Block(ref item, limit, CancellationToken.None);
    }

    /// <summary>Adds an item, waiting while the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <returns>A coroutine without a result.</returns>
    public Coro PutAsync(T item) => UniversalPutOperation<T>.Rent(_putting, item).AsUntyped();

    /// <summary>Adds an item, blocking the thread while the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Ends the wait; then nothing was added.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="PutAsync"/>.</exception>
    public void Put(T item, CancellationToken cancellationToken = default)
    {
        if (AsyncThreadDoor.Current is { } door)
        {
            door.Await(UniversalPutOperation<T>.Rent(_putting, item, cancellationToken));
        }
        else
        {
            _putting.Block(ref item, Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>Adds an item, for ordinary async code.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Ends the wait; then nothing was added.</param>
    /// <returns>A task that ends when the item was added.</returns>
    public Task PutTask(T item, CancellationToken cancellationToken = default) =>
        TaskWaiter<T>.Wait(_putting, item, cancellationToken);

    /// <summary>Adds an item if there is room. Anywhere; does not block.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when it was added.</returns>
    public bool TryPut(T item) => _putting.TryServe(ref item);

    /// <summary>As <see cref="Put"/>, for at most a time; for none at all it is the form without a limit.</summary>
    /// <param name="item">The item.</param>
    /// <param name="limit">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <returns>False when the time has run out; then nothing was added.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative limit, or one beyond 24 days.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="PutAsync"/> in a timeout scope.</exception>
    public bool TryPut(T item, TimeSpan limit)
    {
        WaitSide<T>.ThrowUnlessLimit(limit);
        if (limit == TimeSpan.Zero)
        {
            return TryPut(item);
        }

        return AsyncThreadDoor.Current is { } door
            ? door.Await(TimeLimit.Within(limit, UniversalPutOperation<T>.Rent(_putting, item))).IsInTime
            : _putting.Block(ref item, limit, CancellationToken.None);
    }

    /// <summary>Items one after the other, without end: a get in a loop, for coroutines.</summary>
    /// <returns>What <c>await foreach</c> uses.</returns>
    [SuppressMessage("Design", "CA1024", Justification = "The name is given by 'await foreach'.")]
    public UniversalQueueEnumerator<T> GetAsyncEnumerator() => new(this);

    /// <summary>Closes the <see cref="Handle"/>. The queue itself goes on.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _handle?.Dispose();
            _handle = null;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_gate)
        {
            return $"UniversalQueue(count={_items.Count}, maxSize={MaxSize}, unfinished={_unfinished}, "
                + $"getters={_getting.Line.Count}, putters={_putting.Line.Count}, joiners={_joining.Line.Count})";
        }
    }
}
