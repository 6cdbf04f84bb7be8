using Microsoft.Extensions.Logging;

namespace Curio;

// Who decides what becomes of a call, when it ends and its caller gives up at the same time: whoever moves _state on first.
//
//   state       moved on by              to
//   Waiting     the thread: it begins    Running
//   Waiting     the kernel: given up     Abandoned; the function is never called. For a thread of the kernel's own a call is
//                                        Running from the moment that it has one: it begins at once
//   Running     the thread: it has ended Ended; the kernel is told, and the caller gets the outcome
//   Running     the kernel: given up     Abandoned; the thread drops the outcome, or hands it to _whenAbandoned
//   Ended       nobody: it is too late to give up, the cancellation stays pending for what the caller does next
//
// So an outcome reaches the caller or _whenAbandoned, never both and never neither. The thread writes the outcome before it
// moves on to Ended; the kernel reads it after it was told.

/// <summary>One call of a function in another thread, and a task's wait for it.</summary>
/// <remarks>Not pooled: when the caller gives up, the thread goes on with this object for as long as the function takes.</remarks>
internal abstract class ThreadCall<T> : CoroSource<T>, ITrap, IFutureWait, IThreadJob
{
    private const int Waiting = 0;
    private const int Running = 1;
    private const int HasEnded = 2;
    private const int Abandoned = 3;

    private readonly Func<CancellationToken, T> _function;
    private readonly CancellationTokenSource? _source;
    private readonly Action<Task<T>>? _whenAbandoned;
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();
    private readonly bool _isQueued;
    private KernelDoor _door = null!;
    private int _state;
    private T _outcome = default!;
    private Exception? _failure;

    /// <param name="function">What is called.</param>
    /// <param name="usesToken">False when the function does not look at its token, so that none need be made.</param>
    /// <param name="whenAbandoned">Takes, in the thread, the outcome of a call that was given up while it ran; or null.</param>
    /// <param name="isQueued">True when the thread may take its time: a call that is given up before is not made.</param>
    private protected ThreadCall(Func<CancellationToken, T> function, bool usesToken, Action<Task<T>>? whenAbandoned, bool isQueued)
    {
        _function = function;
        _source = usesToken ? new CancellationTokenSource() : null;
        _whenAbandoned = whenAbandoned;
        _isQueued = isQueued;
        _state = isQueued ? Waiting : Running;
    }

    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.FutureWait;

    /// <inheritdoc/>
    public object? Waiter { get; private set; }

    /// <inheritdoc/>
    public void MarkComplete()
    {
        if (Waiter is not null)
        {
            OnEnded();
        }
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        // In this order: what is not waiting any more is running, or has ended.
        if (Interlocked.CompareExchange(ref _state, Abandoned, Waiting) != Waiting
            && Interlocked.CompareExchange(ref _state, Abandoned, Running) != Running)
        {
            return false;
        }

        // The thread is left to itself: it ends with its work.
        Waiter = null;
        Fault = fault;
        OnAbandoned();
        CancelToken();
        return true;
    }

    /// <inheritdoc/>
    public void Execute()
    {
        if (_isQueued && Interlocked.CompareExchange(ref _state, Running, Waiting) != Waiting)
        {
            return;
        }

        TaskThread.SetWorksForTask(true);
        try
        {
            if (_flow is null)
            {
                Call(this);
            }
            else
            {
                ExecutionContext.Run(_flow, static state => Call((ThreadCall<T>)state!), this);
            }
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        TaskThread.SetWorksForTask(false);
        if (Interlocked.CompareExchange(ref _state, HasEnded, Running) == Running)
        {
            _door.Complete(this);
        }
        else if (_whenAbandoned is { } handler)
        {
            HandOver(handler);
        }
    }

    /// <inheritdoc/>
    internal override bool Start(KernelDoor door)
    {
        _door = door;
        Waiter = door.RunningTask;
        if (!door.Park(this))
        {
            Waiter = null;
            return Ended = true;
        }

        try
        {
            // Only now: the caller is parked, so the call's end finds it waiting.
            Launch();
            return false;
        }
        catch (Exception refusal)
        {
            // If it was taken all the same, it is not called.
            Interlocked.CompareExchange(ref _state, Abandoned, Waiting);
            Waiter = null;
            door.Unpark(this);
            Fault = refusal;
            return Ended = true;
        }
    }

    /// <inheritdoc/>
    internal override bool Step()
    {
        if (Fault is null)
        {
            Result = _outcome;
            Fault = _failure;
            _source?.Dispose();
        }

        return Ended = true;
    }

    /// <inheritdoc/>
    internal override void Recycle() => Clear();

    /// <summary>Has a thread execute this. When it throws, the call has failed with that.</summary>
    private protected abstract void Launch();

    /// <summary>Called on the kernel's thread when a call has ended whose caller still waits.</summary>
    private protected virtual void OnEnded()
    {
    }

    /// <summary>Called on the kernel's thread when the caller has given up.</summary>
    private protected virtual void OnAbandoned()
    {
    }

    private ILogger Logger => ((KernelLoop)_door).Logger;

    private static void Call(ThreadCall<T> call) =>
        call._outcome = call._function(call._source?.Token ?? CancellationToken.None);

    private void HandOver(Action<Task<T>> handler)
    {
        try
        {
            handler(_failure is null ? Task.FromResult(_outcome) : Failed(_failure));
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "What takes the outcome of an abandoned call failed ({Call})", Label);
        }
    }

    private void RunTokenCallbacks()
    {
        try
        {
            _source!.Cancel();
        }
        catch (Exception exception)
        {
            // Nobody is above this: it would end the process.
            Logger.LogError(exception, "A callback that was registered with the token of an abandoned call failed ({Call})", Label);
        }
    }

    private static Task<T> Failed(Exception failure)
    {
        Task<T> task = Task.FromException<T>(failure);

        // Looked at: a handler that is interested in values only must not raise UnobservedTaskException.
        _ = task.Exception;
        return task;
    }

    private void CancelToken()
    {
        if (_source is not null)
        {
            // Elsewhere: what is registered with the token is foreign code and may block.
            ThreadPool.QueueUserWorkItem(static state => ((ThreadCall<T>)state!).RunTokenCallbacks(), this);
        }
    }
}
