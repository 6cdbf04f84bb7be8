using System.Diagnostics;

namespace Curio;

/// <summary>
/// A lock that its holder may acquire again: it is free after as many releases. Others wait in the order of asking.
/// </summary>
/// <remarks>
/// For the tasks of one kernel: <c>using (await x.AcquireAsync()) { … }</c>. The holder is a task; its children are others.
/// In an async thread the same members are there without <c>Async</c>.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncRLock : IAcquirable
{
    private readonly LockHold _hold = new();
    private int _depth;

    /// <summary>True while a task holds the lock.</summary>
    public bool IsLocked => _hold.Holder is not null;

    /// <inheritdoc/>
    WaitReason IAcquirable.Reason => WaitReason.LockAcquire;

    /// <inheritdoc/>
    ref TaskList IAcquirable.Waiters => ref _hold.Waiters;

    /// <summary>Acquires the lock, at once if the calling task holds it; else waits in <c>LOCK_ACQUIRE</c> until it is free.</summary>
    /// <returns>A coroutine of what releases the lock once when disposed of.</returns>
    /// <exception cref="InvalidOperationException">A task of another kernel holds it or waits for it.</exception>
    public Coro<Releaser> AcquireAsync() => AcquireOperation.Rent(this);

    /// <summary>Takes back one acquire; after the last the lock goes to the task that has waited longest. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The calling task does not hold the lock.</exception>
    public Coro ReleaseAsync() => ReleaseOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() =>
        $"AsyncRLock({(IsLocked ? "locked" : "unlocked")}, depth={_depth}, waiting={_hold.Waiters.Count})";

    /// <inheritdoc/>
    bool IAcquirable.TryTake(KernelLoop kernel)
    {
        if (ReferenceEquals(_hold.Holder, kernel.RequireCurrent()))
        {
            _depth++;
            return true;
        }

        if (!_hold.TryTake(kernel, "AsyncRLock.AcquireAsync"))
        {
            return false;
        }

        _depth = 1;
        return true;
    }

    /// <inheritdoc/>
    void IAcquirable.Release(KernelLoop kernel)
    {
        if (!ReferenceEquals(_hold.Holder, kernel.RequireCurrent()))
        {
            throw new InvalidOperationException(
                $"{this} cannot be released by {kernel.CurrentTask!.Describe()}: only the task that acquired it can, once for each acquire. "
                + $"It is held by {_hold.Holder?.Describe() ?? "nobody"}.");
        }

        if (_depth > 1)
        {
            _depth--;
            return;
        }

        _hold.PassOn(kernel, "AsyncRLock.ReleaseAsync");
        _depth = IsLocked ? 1 : 0;
    }
}
