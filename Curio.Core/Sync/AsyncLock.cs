using System.Diagnostics;

namespace Curio;

/// <summary>
/// A lock that one task holds at a time; others wait in the order of asking. Not re-entrant: a task that acquires it twice
/// waits for itself (see <see cref="AsyncRLock"/>).
/// </summary>
/// <remarks>
/// <para>For the tasks of one kernel: <c>using (await x.AcquireAsync()) { … }</c>. In an async thread the same members are
/// there without <c>Async</c>.</para>
/// <para>Releasing hands the lock to the task that has waited longest. If that one is cancelled before its turn, it holds
/// the lock all the same, and meets the cancellation at its next blocking operation.</para>
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class AsyncLock : IAcquirable
{
    /// <summary>True while a task holds the lock.</summary>
    public bool IsLocked => Hold.Holder is not null;

    /// <inheritdoc/>
    WaitReason IAcquirable.Reason => WaitReason.LockAcquire;

    /// <inheritdoc/>
    string IAcquirable.TypeName => "AsyncLock";

    /// <inheritdoc/>
    ref TaskList IAcquirable.Waiters => ref Hold.Waiters;

    internal LockHold Hold { get; } = new();

    /// <summary>Acquires the lock; waits in <c>LOCK_ACQUIRE</c> while another task holds it.</summary>
    /// <returns>A coroutine of what releases the lock when disposed of.</returns>
    /// <exception cref="CancelledException">The task was cancelled or timed out while it waited.</exception>
    /// <exception cref="InvalidOperationException">The lock belongs to another kernel.</exception>
    public Coro<Releaser> AcquireAsync() => AcquireOperation.Rent(this);

    /// <summary>Releases the lock. Does not block. Any task may do it, not only the one that acquired it.</summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">Nobody holds the lock, or it belongs to another kernel.</exception>
    public Coro ReleaseAsync() => ReleaseOperation.Rent(this);

    /// <inheritdoc/>
    public override string ToString() => $"AsyncLock({Hold.State}, waiting={Hold.Waiters.Count})";

    /// <inheritdoc/>
    bool IAcquirable.TryTake(KernelLoop kernel) => Hold.TryTake(kernel, this);

    /// <inheritdoc/>
    void IAcquirable.Release(KernelLoop kernel)
    {
        Hold.RequireHome(kernel, this);
        if (!IsLocked)
        {
            throw new InvalidOperationException($"{this} cannot be released: nobody holds it. Release once for each acquire.");
        }

        Hold.PassOn(kernel, this);
    }

    /// <inheritdoc/>
    void IAcquirable.GiveBack(KernelLoop kernel) => Hold.PassOn(kernel, this);
}
