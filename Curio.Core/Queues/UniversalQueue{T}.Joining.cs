namespace Curio;

/// <content>Waiting until everything that was put is done.</content>
public sealed partial class UniversalQueue<T>
{
    /// <summary>
    /// Says that an item which was taken has been dealt with. Anywhere, coroutines too; does not block.
    /// </summary>
    /// <exception cref="InvalidOperationException">Said more often than items were put; nothing has changed.</exception>
    public void TaskDone()
    {
        var woken = default(WakeList);
        bool isOneTooMany;
        lock (_gate)
        {
            isOneTooMany = _unfinished == 0;
            if (!isOneTooMany)
            {
                _unfinished--;
                ReleaseJoiners(ref woken);
            }
        }

        if (isOneTooMany)
        {
            throw new InvalidOperationException(
                $"{this}: TaskDone was called more often than items were put. Call it once for each item that was taken.");
        }

        woken.WakeAll();
    }

    /// <summary>Waits until <see cref="TaskDone"/> was called for every item that was put; not at all when that is so.</summary>
    /// <returns>A coroutine without a result.</returns>
    public Coro JoinAsync() => UniversalSignalOperation.Rent(_joining).AsUntyped();

    /// <summary>As <see cref="JoinAsync"/>, blocking the thread.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="AsyncOnlyException">Called on a kernel's thread: use <see cref="JoinAsync"/>.</exception>
    public void Join(CancellationToken cancellationToken = default)
    {
        if (AsyncThreadDoor.Current is { } door)
        {
            door.Await(UniversalSignalOperation.Rent(_joining, cancellationToken));
        }
        else
        {
            Nothing nothing = default;
            _joining.Block(ref nothing, Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    /// <summary>As <see cref="JoinAsync"/>, for ordinary async code.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when everything is done.</returns>
    public Task JoinTask(CancellationToken cancellationToken = default) =>
        TaskWaiter<Nothing>.Wait(_joining, default, cancellationToken);
}
