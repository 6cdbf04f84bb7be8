using System.Diagnostics;

namespace Curio;

/// <summary>
/// A condition that tasks wait for under a lock: waiting releases the lock, and acquires it again before it returns, however
/// it ends.
/// </summary>
/// <remarks>
/// For the tasks of one kernel: <c>using (await x.AcquireAsync()) { await x.WaitForAsync(() => …); }</c>. In an async thread
/// the same members are there without <c>Async</c>.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncCondition
{
    private TaskList _waiters;

    /// <summary>Makes a condition.</summary>
    /// <param name="sharedLock">The lock to use, which several conditions may share; null for one of its own.</param>
    public AsyncCondition(AsyncLock? sharedLock = null) => Lock = sharedLock ?? new AsyncLock();

    /// <summary>True while a task holds the lock.</summary>
    public bool IsLocked => Lock.IsLocked;

    internal AsyncLock Lock { get; }

    internal ref TaskList Waiters => ref _waiters;

    /// <summary>Acquires the lock; see <see cref="AsyncLock.AcquireAsync"/>.</summary>
    /// <returns>A coroutine of what releases the lock when disposed of.</returns>
    public Coro<Releaser> AcquireAsync() => Lock.AcquireAsync();

    /// <summary>Releases the lock; see <see cref="AsyncLock.ReleaseAsync"/>.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">Nobody holds the lock.</exception>
    public Coro ReleaseAsync() => Lock.ReleaseAsync();

    /// <summary>
    /// Releases the lock, waits in <c>COND_WAIT</c> to be notified, and acquires the lock again. The lock is held also when
    /// this throws because the task was cancelled or timed out.
    /// </summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited to be notified.</exception>
    /// <exception cref="InvalidOperationException">The calling task does not hold the lock.</exception>
    /// <remarks>
    /// While a task waits for the lock again it cannot be interrupted: a cancellation that comes then is thrown by the next
    /// blocking operation.
    /// </remarks>
    public Coro WaitAsync() => ConditionWaitOperation.Rent(this);

    /// <summary>Waits until something is true: tests it now and after each notification, with the lock held.</summary>
    /// <param name="predicate">What is to be true.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">It has to wait, and the calling task does not hold the lock.</exception>
    public Coro WaitForAsync(Func<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return WaitUntil(predicate);
    }

    /// <summary>Lets the tasks go on that have waited longest; each does as soon as it has the lock. Does not block.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    /// <exception cref="InvalidOperationException">The calling task does not hold the lock.</exception>
    public Coro NotifyAsync(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return ConditionNotifyOperation.Rent(this, count);
    }

    /// <summary>Lets all waiting tasks go on, one after the other, in the order of waiting. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The calling task does not hold the lock.</exception>
    public Coro NotifyAllAsync() => ConditionNotifyOperation.Rent(this, int.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => $"AsyncCondition({Lock.Hold.State}, waiting={_waiters.Count})";

    private async Coro WaitUntil(Func<bool> predicate)
    {
        while (!predicate())
        {
            await WaitAsync();
        }
    }
}
