using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>Takes the items of a queue one after the other. Made by <c>await foreach</c>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class AsyncQueueEnumerator<T>
{
    private readonly AsyncQueue<T> _queue;

    internal AsyncQueueEnumerator(AsyncQueue<T> queue) => _queue = queue;

    /// <summary>The item that was taken last.</summary>
    [AllowNull]
    public T Current { get; private set; } = default!;

    /// <summary>Takes the next item, waiting while there is none.</summary>
    /// <returns>A coroutine of true.</returns>
    public async Coro<bool> MoveNextAsync()
    {
        Current = await _queue.GetAsync();
        return true;
    }
}
