using System.Diagnostics;

namespace Curio;

/// <summary>
/// A line of suspended tasks, first in, first out: what primitives of one's own are built on.
/// </summary>
/// <remarks>
/// Belongs to one kernel at a time and is not for other threads. A task that is cancelled or timed out leaves the line by
/// itself; the order of the others stays.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class WaitQueue
{
    internal TaskList Waiters;
    internal Home Home;

    /// <summary>How many tasks wait. Counts them one by one.</summary>
    public int Count => Waiters.Count;

    /// <summary>True when no task waits.</summary>
    public bool IsEmpty => Waiters.IsEmpty;

    /// <summary>Suspends the calling task at the end of the line, until it is woken.</summary>
    /// <param name="reason">The state in which the task is shown.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="ArgumentException">The reason is the default value, which has no name.</exception>
    /// <exception cref="InvalidOperationException">The line belongs to another kernel.</exception>
    /// <exception cref="CancelledException">The task was cancelled or timed out, and has left the line.</exception>
    public Coro SuspendAsync(WaitReason reason) => string.IsNullOrEmpty(reason.Name)
        ? throw new ArgumentException("The reason has no name, by which the waiting task is shown. Make one: new WaitReason(\"MY_WAIT\").", nameof(reason))
        : SuspendOperation.Rent(this, reason);

    /// <summary>Lets the tasks go on that have waited longest. It does not switch: they run when their turn comes.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>How many were woken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    /// <exception cref="InvalidOperationException">Called outside of a kernel, while tasks wait.</exception>
    public int Wake(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (Waiters.IsEmpty)
        {
            return 0;
        }

        KernelLoop kernel = KernelLoop.Required("WaitQueue.Wake");
        int woken = 0;
        while (woken < count && kernel.WakeFirst(ref Waiters, this) is not null)
        {
            woken++;
        }

        return woken;
    }

    /// <summary>Lets all tasks go on, in the order of waiting.</summary>
    /// <returns>How many were woken.</returns>
    /// <exception cref="InvalidOperationException">Called outside of a kernel, while tasks wait.</exception>
    public int WakeAll() => Wake(int.MaxValue);

    /// <inheritdoc/>
    public override string ToString() => $"WaitQueue(waiting={Count})";
}
