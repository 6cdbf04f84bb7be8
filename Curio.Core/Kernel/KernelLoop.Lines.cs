namespace Curio;

/// <content>Lines of tasks, for the primitives whose tasks wait in one.</content>
internal sealed partial class KernelLoop
{
    private long _arrivals;

    /// <summary>The number of the next one who waits in a line.</summary>
    internal long NextArrival() => ++_arrivals;

    /// <summary>Lets the task go on that has waited longest in a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="what">Who does it, for the message when the task is another kernel's; nothing has changed then.</param>
    /// <returns>The task; null when nobody waits.</returns>
    internal CurioTask? WakeFirst(ref TaskList line, object what)
    {
        CurioTask? task = line.First;
        if (task is not null)
        {
            RequireOwn(task, what);
            line.Remove(task);
            MakeReady(task);
        }

        return task;
    }

    /// <summary>Lets all tasks of a line go on, in the order of waiting.</summary>
    internal void WakeAll(ref TaskList line, object what)
    {
        while (WakeFirst(ref line, what) is not null)
        {
        }
    }

    /// <summary>
    /// Parks the current task on a trap that cannot be interrupted: what is pending stays pending, and the trap's
    /// <see cref="ITrap.Undo"/> has to refuse.
    /// </summary>
    internal void ParkShielded(Resumable trap)
    {
        CurioTask task = RequireCurrent();
        if (task.Phase != TaskPhase.Running || _next is not null)
        {
            throw WaitsAlready(task);
        }

        task.Leaf = trap;
        task.Phase = TaskPhase.Parked;
    }
}
