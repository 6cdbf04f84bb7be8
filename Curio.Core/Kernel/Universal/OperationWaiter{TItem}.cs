namespace Curio;

/// <summary>A task of a kernel: the part of its operation that stands in line.</summary>
internal sealed class OperationWaiter<TItem>(Resumable operation) : Waiter<TItem>
{
    /// <summary>The kernel of the task, from when it stands in line.</summary>
    internal KernelLoop Kernel { get; set; } = null!;

    /// <inheritdoc/>
    /// <remarks>
    /// By way of the queue also on the kernel's own thread, so that the news is heard at the start of the next cycle wherever it
    /// comes from: a task that is cancelled in the step that serves it is still parked, and the hand-over is undone.
    /// </remarks>
    internal override void Wake() => Kernel.WakeQueue.Add(new WakeItem(operation));
}
