namespace Curio;

/// <summary>
/// An operation that waits in a line of tasks until somebody takes it out: the base of what joins, waits for an event or
/// acquires.
/// </summary>
internal abstract class WaitOperation<T> : CoroSource<T>, ITrap
{
    private CurioTask? _waiter;

    /// <inheritdoc/>
    public abstract WaitReason Reason { get; }

    /// <inheritdoc/>
    internal override object Label => GetType().Name;

    /// <summary>The line in which the task waits.</summary>
    private protected abstract ref TaskList Line { get; }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        Line.Remove(_waiter!);
        Fault = fault;
        return true;
    }

    /// <summary>Called when the task goes on: woken, or with a <see cref="Resumable.Fault"/>.</summary>
    internal override bool Step()
    {
        _waiter = null;
        if (Fault is null)
        {
            OnWoken();
        }

        return Ended = true;
    }

    /// <summary>Finds the result, once woken.</summary>
    private protected virtual void OnWoken()
    {
    }

    /// <summary>Parks the current task at the end of the line. The return value is that of <c>Start</c>.</summary>
    private protected bool WaitInLine(KernelLoop kernel)
    {
        CurioTask? task = kernel.CurrentTask;
        if (!kernel.Park(this))
        {
            return Ended = true;
        }

        _waiter = task;
        Line.Add(task!);
        return false;
    }

    /// <summary>
    /// Parks a task that was woken in vain, before all others: it has waited longest. The return value is that of <c>Step</c>.
    /// </summary>
    private protected bool WaitAgain(KernelLoop kernel)
    {
        CurioTask? task = kernel.CurrentTask;
        if (!kernel.Park(this))
        {
            return Ended = true;
        }

        _waiter = task;
        Line.AddFirst(task!);
        return false;
    }
}
