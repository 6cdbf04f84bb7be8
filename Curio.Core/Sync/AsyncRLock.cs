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
    string IAcquirable.TypeName => "AsyncRLock";

    /// <inheritdoc/>
    ref TaskList IAcquirable.Waiters => ref _hold.Waiters;

    /// <summary>Acquires the lock, at once if the calling task holds it; else waits in <c>LOCK_ACQUIRE</c> until it is free.</summary>
    /// <returns>A coroutine of what releases the lock once when disposed of.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The lock belongs to another kernel.</exception>
    public Coro<Releaser> AcquireAsync() => AcquireOperation.Rent(this);

    /// <summary>Takes back one acquire; after the last the lock goes to the task that has waited longest. Does not block.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The calling task does not hold the lock.</exception>
    public Coro ReleaseAsync() => ReleaseOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() =>
        $"AsyncRLock({_hold.State}, depth={_depth}, waiting={_hold.Waiters.Count})";

    /// <inheritdoc/>
    bool IAcquirable.TryTake(KernelLoop kernel)
    {
        if (ReferenceEquals(_hold.Holder, kernel.RequireCurrent()))
        {
            _depth++;
            return true;
        }

        if (!_hold.TryTake(kernel, this))
        {
            return false;
        }

        _depth = 1;
        return true;
    }

    /// <inheritdoc/>
    void IAcquirable.Release(KernelLoop kernel)
    {
        _hold.RequireHome(kernel, this);
        if (!MayRelease(kernel))
        {
            throw new InvalidOperationException(
                $"{this} cannot be released by {kernel.CurrentTask?.Describe() ?? "code that no task awaits"}: only the task that acquired it can, once for each acquire. "
                + $"It is held by {_hold.Holder?.Describe() ?? "nobody"}.");
        }

        if (_depth > 1)
        {
            _depth--;
            return;
        }

        PassOn(kernel);
    }

    /// <inheritdoc/>
    void IAcquirable.GiveBack(KernelLoop kernel) => PassOn(kernel);

    // Code that a task leaves behind when it ends may still release what that task held: no task runs then, so that a holder which is not
    // waiting for its turn or for something else is the one that has ended, or is just about to.
    private bool MayRelease(KernelLoop kernel) => _hold.Holder is { } holder
        && (kernel.CurrentTask is { } current ? ReferenceEquals(holder, current) : holder.Phase is TaskPhase.Running or TaskPhase.Terminated);

    private void PassOn(KernelLoop kernel)
    {
        _hold.PassOn(kernel, this);
        _depth = IsLocked ? 1 : 0;
    }
}
