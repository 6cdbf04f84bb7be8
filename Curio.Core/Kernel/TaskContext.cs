namespace Curio;

/// <summary>
/// The synchronization context of a task: brings what an ordinary async method does after awaiting a .NET task back to the
/// kernel's thread, on behalf of the task that called the method.
/// </summary>
internal sealed class TaskContext(KernelLoop kernel) : SynchronizationContext
{
    /// <summary>The task that has the slot now, or null.</summary>
    internal CurioTask? Owner { get; set; }

    /// <summary>True when the task has waited for something foreign, so that somebody may hold this context still.</summary>
    internal bool IsUsed { get; set; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        IsUsed = true;
        kernel.WakeQueue.Add(new WakeItem(this, d, state));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!ReferenceEquals(KernelDoor.Current, kernel))
        {
            throw new NotSupportedException(
                "A kernel's thread cannot be waited for from another thread. Use Post, which does not wait.");
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
