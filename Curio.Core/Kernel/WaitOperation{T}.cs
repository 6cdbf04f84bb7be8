namespace Curio;

/// <summary>
/// An operation that waits in a line of tasks until somebody takes it out: the base of what joins, waits for an event or
/// acquires.
/// </summary>
internal abstract class WaitOperation<T> : CoroSource<T>, ITrap, IArrived
{
    private CurioTask? _waiter;

    /// <inheritdoc/>
    public abstract WaitReason Reason { get; }

    /// <inheritdoc/>
    public long Arrival { get; private set; }

    /// <inheritdoc/>
    internal override object Label => GetType().Name;

    /// <summary>The line in which the task waits.</summary>
    private protected abstract ref TaskList Line { get; }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        Line.Remove(_waiter!);
        _waiter = null;
        Fault = fault;
        return true;
    }

    /// <summary>Called when the task goes on: woken, or with a <see cref="Resumable.Fault"/>.</summary>
    internal override bool Step()
    {
        try
        {
            if (Fault is null)
            {
                if (!TryFinish())
                {
                    return WaitAgain((KernelLoop)KernelDoor.Current!);
                }
            }
            else if (_waiter is not null)
            {
                OnAbandoned((KernelLoop)KernelDoor.Current!);
            }
        }
        catch (Exception exception)
        {
            // A comparer of the user's, a primitive that was misused: it belongs to the task that waited, not to the kernel.
            Fault = exception;
        }

        _waiter = null;
        return Ended = true;
    }

    /// <summary>Finds the result, once woken. False when there is none, so that the task waits again.</summary>
    private protected virtual bool TryFinish() => true;

    /// <summary>
    /// The task was woken, but has ended without awaiting the async method that waited: what it was given goes to others.
    /// </summary>
    /// <remarks>
    /// Nothing to do where waking gives nothing, as in queues: between the begin of such a wait and the end of its task no other task
    /// runs, so that nobody can have come to the line behind it who would have to be told instead.
    /// </remarks>
    private protected virtual void OnAbandoned(KernelLoop kernel)
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
        Arrival = kernel.NextArrival();
        Line.Add(task!);
        return false;
    }

    // In the order of arrival: before all who came later, and behind others that were woken in vain and came before.
    private bool WaitAgain(KernelLoop kernel)
    {
        CurioTask? task = kernel.CurrentTask;
        _waiter = null;
        if (!kernel.Park(this))
        {
            return Ended = true;
        }

        _waiter = task;
        Line.AddByArrival(task!, Arrival);
        return false;
    }
}
