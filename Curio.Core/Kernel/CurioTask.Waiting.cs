namespace Curio;

/// <content>Waiting for a task, and ending it.</content>
public abstract partial class CurioTask
{
    /// <summary>Waits until the task has ended.</summary>
    /// <returns>A coroutine without a result; see <see cref="CurioTask{T}.JoinAsync"/> for the other kind.</returns>
    /// <exception cref="TaskFailedException">The task threw; the inner exception is what it threw.</exception>
    /// <exception cref="InvalidOperationException">A task joins itself, or one of another kernel.</exception>
    public Coro JoinAsync() => JoinOperation.Rent(this, JoinKind.Join);

    /// <summary>Waits until the task has ended, and neither returns nor throws its outcome.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">A task waits for itself, or for one of another kernel.</exception>
    public Coro WaitAsync() => JoinOperation.Rent(this, JoinKind.Wait);

    /// <summary>
    /// Asks the task to end: <see cref="TaskCancelledException"/> is thrown out of the blocking operation it is in, or out
    /// of the next one it comes to.
    /// </summary>
    /// <param name="blocking">True to wait until the task has ended; false to return at once.</param>
    /// <param name="reason">The very exception to throw instead; null for <see cref="TaskCancelledException"/>.</param>
    /// <returns>A coroutine without a result. What the task's cleanup throws is the task's outcome, not thrown here.</returns>
    /// <remarks>
    /// A request is delivered once, and only the first counts. It voids the timeouts the task is in, so that its cleanup
    /// is not cut short. A task that has ended counts as joined and nothing happens.
    /// </remarks>
    public Coro CancelAsync(bool blocking = true, Exception? reason = null) =>
        JoinOperation.Rent(this, blocking ? JoinKind.CancelAndWait : JoinKind.Cancel, reason);

    /// <summary>Marks an ended task as joined, and gives what its joiner throws, or null.</summary>
    internal TaskFailedException? SettleJoin()
    {
        MarkJoined();
        Group?.OnMemberJoined(this);
        return Exception is { } exception
            ? new TaskFailedException($"{Describe()} failed: {exception.Message}", exception)
            : null;
    }
}
