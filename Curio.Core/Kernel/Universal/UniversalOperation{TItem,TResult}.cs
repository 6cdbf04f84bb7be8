using System.Diagnostics;

namespace Curio;

/// <summary>A task's wait at a side of a universal object.</summary>
/// <remarks>
/// Pooled, with one exception. A wait that is undone after somebody served or refused it leaves news behind: an entry that is
/// in its kernel's wake queue, or will be as soon as the thread that served it gets there. The entry names this object. Used
/// again it would take the old news for its own and go on without having been served. So such an operation never goes back to
/// the pool; the news meets an object that nobody waits on, and the garbage collector takes both.
/// </remarks>
internal abstract class UniversalOperation<TItem, TResult> : CoroSource<TResult>, ITrap, IFutureWait, IAbandonable
{
    private readonly OperationWaiter<TItem> _waiter;
    private WaitSide<TItem> _side = null!;
    private string _label = string.Empty;
    private CancellationToken _token;
    private CancellationTokenRegistration _registration;

    private protected UniversalOperation() => _waiter = new OperationWaiter<TItem>(this);

    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.FutureWait;

    /// <inheritdoc/>
    public object? Waiter { get; private set; }

    /// <inheritdoc/>
    internal override object Label => _label;

    /// <summary>True when this object must not be used again.</summary>
    private protected bool HasNewsUnderWay { get; private set; }

    /// <inheritdoc/>
    public void MarkComplete()
    {
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        if (!_side.TakeBack(_waiter, out bool hasNews))
        {
            // The item that the task put is with somebody: the put has happened. The fault stays pending for the next block.
            return false;
        }

        HasNewsUnderWay = hasNews;
        Waiter = null;
        Fault = fault;
        return true;
    }

    /// <inheritdoc/>
    public void Abandon() => _side.TakeBack(_waiter, out _);

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        if (_token.IsCancellationRequested)
        {
            Fault = new OperationCanceledException(_token);
            return Ended = true;
        }

        if (_side.TryServe(ref _waiter.Item))
        {
            Take(_waiter.Item);
            return Ended = true;
        }

        // Parked before it stands in line: a pending cancellation is thrown and nothing was touched.
        var kernel = (KernelLoop)door;
        if (!kernel.Park(this))
        {
            return Ended = true;
        }

        Waiter = kernel.CurrentTask;
        _waiter.Kernel = kernel;
        if (_token.CanBeCanceled)
        {
            _registration = _token.UnsafeRegister(static state => ((UniversalOperation<TItem, TResult>)state!).Refuse(), this);
        }

        if (_side.Enter(_waiter))
        {
            // Served, or refused, since the first look.
            kernel.Unpark(this);
            return Step();
        }

        return false;
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        // Waits for a callback that is running, which takes the object's lock for a moment: no lock is held here.
        _registration.Dispose();
        Waiter = null;

        // Undo alone gives a parked wait a fault, and it has taken back what was handed over. A kernel throws into a wait without asking when the
        // task has ended in the step in which an async method that it did not await was woken. This wait is never woken in the step in which it
        // began: its news goes through the wake queue, which is emptied between steps.
        Debug.Assert(Fault is null || _waiter.State == WaiterState.TakenBack, "a fault comes by way of Undo");
        if (Fault is not null)
        {
            return Ended = true;
        }

        if (_waiter.State == WaiterState.Refused)
        {
            Fault = new OperationCanceledException(_token);
        }
        else
        {
            Debug.Assert(_waiter.State == WaiterState.Served, "whoever goes on without a fault was served");
            Take(_waiter.Item);
        }

        return Ended = true;
    }

    /// <summary>Prepares a rented operation.</summary>
    private protected Coro<TResult> For(WaitSide<TItem> side, TItem item, CancellationToken token)
    {
        _side = side;
        _label = side.Label;
        _waiter.Item = item;
        _token = token;
        return new Coro<TResult>(this);
    }

    /// <summary>Turns what was handed over into the result or the fault.</summary>
    private protected abstract void Take(TItem item);

    /// <summary>Forgets everything but the name, which a second use of the coroutine is told; the first thing that a Recycle does.</summary>
    private protected void ClearAll()
    {
        Clear();
        if (HasNewsUnderWay)
        {
            // Somebody may still look at the waiter. Neither is used again.
            return;
        }

        _waiter.Item = default!;
        _waiter.Kernel = null!;
        _waiter.State = WaiterState.Idle;
        _side = null!;
        _token = default;
        _registration = default;
    }

    private void Refuse()
    {
        if (_side.Refuse(_waiter))
        {
            _waiter.Wake();
        }
    }
}
