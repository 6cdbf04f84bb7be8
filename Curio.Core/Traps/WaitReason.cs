namespace Curio;

/// <summary>
/// Why a task is parked, in the words a person sees in the monitor and in <see cref="CurioTask.State"/>.
/// </summary>
/// <param name="Name">The word, upper case, such as <c>TIME_SLEEP</c>.</param>
public readonly record struct WaitReason(string Name)
{
    /// <summary>The task sleeps until a time.</summary>
    public static WaitReason TimeSleep { get; } = new("TIME_SLEEP");

    /// <summary>The task waits for another task to end.</summary>
    public static WaitReason TaskJoin { get; } = new("TASK_JOIN");

    /// <summary>The task waits for something outside the kernel: a thread, a process, a .NET task.</summary>
    public static WaitReason FutureWait { get; } = new("FUTURE_WAIT");

    /// <summary>The task waits until a descriptor can be read.</summary>
    public static WaitReason ReadWait { get; } = new("READ_WAIT");

    /// <summary>The task waits until a descriptor can be written.</summary>
    public static WaitReason WriteWait { get; } = new("WRITE_WAIT");

    /// <summary>The task waits for an event to be set.</summary>
    public static WaitReason EventWait { get; } = new("EVENT_WAIT");

    /// <summary>The task waits for its turn with a limited resource.</summary>
    public static WaitReason SemaphoreAcquire { get; } = new("SEMA_ACQUIRE");

    /// <summary>The task waits for a lock.</summary>
    public static WaitReason LockAcquire { get; } = new("LOCK_ACQUIRE");

    /// <summary>The task waits to be notified through a condition.</summary>
    public static WaitReason ConditionWait { get; } = new("COND_WAIT");

    /// <summary>The task waits for an item of a queue.</summary>
    public static WaitReason QueueGet { get; } = new("QUEUE_GET");

    /// <summary>The task waits for room in a queue.</summary>
    public static WaitReason QueuePut { get; } = new("QUEUE_PUT");

    /// <summary>The task waits until all items of a queue have been dealt with.</summary>
    public static WaitReason QueueJoin { get; } = new("QUEUE_JOIN");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
