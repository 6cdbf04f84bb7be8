namespace Curio.Tests.Workers;

/// <summary>A scheduler that runs its tasks when it is told to.</summary>
internal sealed class ManualScheduler : TaskScheduler
{
    private readonly Queue<Task> _queued = new();

    /// <summary>True to run a task as soon as it is queued.</summary>
    public bool RunsAtOnce { get; init; }

    /// <summary>True to take none.</summary>
    public bool Refuses { get; init; }

    /// <summary>Runs the task that has waited longest.</summary>
    public void RunNext() => TryExecuteTask(_queued.Dequeue());

    protected override IEnumerable<Task> GetScheduledTasks() => _queued;

    protected override void QueueTask(Task task)
    {
        if (Refuses)
        {
            throw new NotSupportedException("It is full.");
        }

        _queued.Enqueue(task);
        if (RunsAtOnce)
        {
            RunNext();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
}
