namespace Curio;

/// <summary>What tasks acquire, wait for in a line, and release: what locks and semaphores have in common.</summary>
/// <remarks>
/// Releasing hands over: what is released belongs to the task that has waited longest before that task runs. So a task that
/// asks again at once queues behind it, and a task that is cancelled between hand-over and its turn owns what it waited for.
/// </remarks>
internal interface IAcquirable
{
    /// <summary>The state in which waiting tasks are shown.</summary>
    WaitReason Reason { get; }

    /// <summary>The name of its type.</summary>
    string TypeName { get; }

    /// <summary>Who waits.</summary>
    ref TaskList Waiters { get; }

    /// <summary>Takes it for the current task if that can be done at once.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another kernel at the moment.</exception>
    bool TryTake(KernelLoop kernel);

    /// <summary>Releases it: hands it over, or leaves it free.</summary>
    /// <exception cref="InvalidOperationException">It is not held.</exception>
    void Release(KernelLoop kernel);

    /// <summary>A task was handed it and has ended without taking notice: hands it on.</summary>
    void GiveBack(KernelLoop kernel);

    /// <summary>The coroutine that releases it, for async threads.</summary>
    Coro ReleaseAsync();
}
