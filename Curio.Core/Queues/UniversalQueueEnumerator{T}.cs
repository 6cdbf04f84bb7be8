namespace Curio;

/// <summary>Takes items one after the other. Made by <c>await foreach</c> in a coroutine, which ends by break or cancellation.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class UniversalQueueEnumerator<T>
{
    private readonly UniversalQueue<T> _queue;
    private T _current = default!;

    internal UniversalQueueEnumerator(UniversalQueue<T> queue) => _queue = queue;

    /// <summary>The item taken last.</summary>
    public T Current => _current;

    /// <summary>Takes the next item, waiting for one while the queue is empty.</summary>
    /// <returns>A coroutine of true: there is no end.</returns>
    public async Coro<bool> MoveNextAsync()
    {
        _current = await _queue.GetAsync();
        return true;
    }
}
