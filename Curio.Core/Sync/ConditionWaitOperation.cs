namespace Curio;

// A task that waits for a condition goes through these:
//
//   Notified      in the condition's line, the lock released. A cancellation takes it out (Undo) and becomes the Fault.
//   Acquiring     woken, or cancelled: in the lock's line unless the lock is free. Nothing can interrupt this, so that the lock
//                 is held however the wait ends; what comes meanwhile is pending for the task's next blocking operation.
//   (ended)       the lock is held; a Fault from the first part is thrown.
//
// A wait that an ended task has left behind (an async method that it did not await) ends at once and without the lock: there is no
// task that could hold it. It began in the step in which its task ended, so that it was handed nothing.

/// <summary>A task's wait for a condition, and then for its lock.</summary>
internal sealed class ConditionWaitOperation : CoroSource<Nothing>, ITrap
{
    [ThreadStatic]
    private static ConditionWaitOperation? t_free;

    private AsyncCondition _condition = null!;
    private CurioTask? _waiter;
    private bool _isAcquiring;

    /// <inheritdoc/>
    public WaitReason Reason => _isAcquiring ? WaitReason.LockAcquire : WaitReason.ConditionWait;

    /// <inheritdoc/>
    internal override object Label => "AsyncCondition.WaitAsync";

    internal static Coro Rent(AsyncCondition condition)
    {
        ConditionWaitOperation operation = SourcePool.TryRent(ref t_free) ?? new ConditionWaitOperation();
        operation._condition = condition;
        return new Coro(operation);
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        if (_isAcquiring)
        {
            return false;
        }

        _condition.Waiters.Remove(_waiter!);
        Fault = fault;
        return true;
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        var kernel = (KernelLoop)door;
        _condition.Lock.Hold.RequireHeld(kernel, _condition, "AsyncCondition.WaitAsync");
        CurioTask task = kernel.CurrentTask!;
        if (!kernel.Park(this))
        {
            // A pending cancellation comes before any wait: the lock was not released.
            return Ended = true;
        }

        _waiter = task;
        _condition.Waiters.Add(task);
        _condition.Lock.Hold.PassOn(kernel, _condition);
        return false;
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        var kernel = (KernelLoop)KernelDoor.Current!;
        LockHold hold = _condition.Lock.Hold;
        bool isLeftBehind = kernel.CurrentTask is null;
        if (!_isAcquiring && !isLeftBehind && !hold.TryTake(kernel, _condition))
        {
            _isAcquiring = true;
            kernel.ParkShielded(this);
            hold.Waiters.Add(_waiter!);
            return false;
        }

        return Ended = true;
    }

    /// <inheritdoc/>
    internal override void Recycle()
    {
        Clear();
        _condition = null!;
        _waiter = null;
        _isAcquiring = false;
        SourcePool.Return(ref t_free, this);
    }
}
