using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// A coroutine's wait for something that is not Curio's: a <see cref="Task"/>, a <see cref="ValueTask"/>, a custom awaitable.
/// </summary>
/// <remarks>
/// Not pooled: what is awaited may call back long after the coroutine has given up, and must then meet this very object,
/// which nobody waits on any more.
/// </remarks>
internal sealed class ForeignWait : Resumable, ITrap, IFutureWait
{
    private readonly KernelDoor _door;
    private readonly IFrame _frame;
    private readonly Func<Exception, object>? _faultedAwaiter;
    private readonly Type _awaiterType;
    private Action? _continuation;
    private bool _throwsWhenComplete;

    private ForeignWait(KernelDoor door, Resumable frame, Type awaiterType, Func<Exception, object>? faultedAwaiter)
    {
        _door = door;
        _frame = (IFrame)frame;
        _awaiterType = awaiterType;
        _faultedAwaiter = faultedAwaiter;
        Parent = frame;
    }

    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.FutureWait;

    /// <summary>True when what is awaited is there. Written on the kernel's thread.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>True while the task is parked, so that what is awaited must be told to call back.</summary>
    internal bool IsParked { get; private set; }

    /// <inheritdoc/>
    public object? Waiter { get; private set; }

    /// <summary>What the awaited thing calls, on any thread, once.</summary>
    internal Action Continuation => _continuation ??= () => _door.Complete(this);

    /// <summary>Has a frame wait for something foreign.</summary>
    internal static void Await<TAwaiter>(ref TAwaiter awaiter, Resumable frame)
        where TAwaiter : INotifyCompletion
    {
        ForeignWait wait = Begin<TAwaiter>(frame);
        if (wait.IsParked)
        {
            try
            {
                awaiter.OnCompleted(wait.Continuation);
            }
            catch
            {
                wait.Withdraw();
                throw;
            }
        }
    }

    /// <inheritdoc cref="Await"/>
    internal static void UnsafeAwait<TAwaiter>(ref TAwaiter awaiter, Resumable frame)
        where TAwaiter : ICriticalNotifyCompletion
    {
        ForeignWait wait = Begin<TAwaiter>(frame);
        if (wait.IsParked)
        {
            try
            {
                awaiter.UnsafeOnCompleted(wait.Continuation);
            }
            catch
            {
                wait.Withdraw();
                throw;
            }
        }
    }

    /// <summary>
    /// Parks the current task, whose frame awaits a foreign awaiter. When a cancellation is pending, the frame goes on at
    /// once instead, and throws it.
    /// </summary>
    private static ForeignWait Begin<TAwaiter>(Resumable frame)
    {
        KernelDoor door = KernelDoor.Current!;
        var wait = new ForeignWait(door, frame, typeof(TAwaiter), FaultedAwaiters.For(typeof(TAwaiter)))
        {
            Waiter = door.RunningTask,
        };
        wait.IsParked = door.Park(wait);
        if (!wait.IsParked)
        {
            wait.ThrowPending();
        }

        return wait;
    }

    /// <inheritdoc/>
    public void MarkComplete() => IsComplete = true;

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        if (FaultedAwaiters.IsOfRunningIterator(_frame.ReadAwaiter(_awaiterType)))
        {
            // The kernel keeps the fault as pending; it is thrown when the iterator has come to rest.
            _throwsWhenComplete = true;
            return false;
        }

        if (_faultedAwaiter is null || !_frame.TryReplaceAwaiter(_awaiterType, _faultedAwaiter(fault)))
        {
            return false;
        }

        Waiter = null;
        return true;
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        if (_throwsWhenComplete && _faultedAwaiter is not null && _door.TakePending() is { } fault)
        {
            _frame.TryReplaceAwaiter(_awaiterType, _faultedAwaiter(fault));
        }

        return true;
    }

    /// <summary>What was to be awaited has refused to call back.</summary>
    private void Withdraw()
    {
        Waiter = null;
        _door.Unpark(this);
    }

    private void ThrowPending()
    {
        Exception fault = Fault!;
        if (Undo(fault))
        {
            _door.ResumeFromLoop(Parent!);
            return;
        }

        // An awaiter that cannot be made to throw: the wait runs its course and the cancellation comes at the next block.
        Fault = null;
        Waiter = _door.RunningTask;
        IsParked = _door.Park(this);
        _door.PutBack(fault);
    }
}
