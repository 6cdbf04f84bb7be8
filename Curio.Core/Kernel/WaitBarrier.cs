using System.Diagnostics;

namespace Curio;

/// <summary>Suspended tasks that are woken all at once: what primitives of one's own are built on, see <see cref="WaitQueue"/>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class WaitBarrier
{
    private readonly WaitQueue _queue = new();

    /// <summary>How many tasks wait. Counts them one by one.</summary>
    public int Count => _queue.Count;

    /// <summary>Suspends the calling task until all are woken.</summary>
    /// <param name="reason">The state in which the task is shown.</param>
    /// <returns>A coroutine without a result.</returns>
    public Coro SuspendAsync(WaitReason reason) => _queue.SuspendAsync(reason);

    /// <summary>Lets all tasks go on, in the order of waiting. It does not switch: they run when their turn comes.</summary>
    /// <returns>How many were woken.</returns>
    /// <exception cref="InvalidOperationException">Called outside of a kernel, while tasks wait.</exception>
    public int WakeAll() => _queue.WakeAll();

    /// <inheritdoc/>
    public override string ToString() => $"WaitBarrier(waiting={Count})";
}
