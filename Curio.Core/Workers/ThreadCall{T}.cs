namespace Curio;

/// <summary>One call of a function in a worker thread, and a task's wait for it.</summary>
/// <remarks>
/// Not pooled: when the caller gives up, the thread goes on with this object for as long as the function takes. The thread
/// writes the outcome before it tells the kernel; the kernel reads it afterwards.
/// </remarks>
internal sealed class ThreadCall<T> : CoroSource<T>, ITrap, IFutureWait, IThreadJob
{
    private readonly ThreadWorkers _workers;
    private readonly Func<CancellationToken, T> _function;
    private readonly CancellationTokenSource? _source;
    private readonly ExecutionContext? _flow = ExecutionContext.Capture();
    private KernelDoor _door = null!;
    private WorkerThread? _worker;
    private T _outcome = default!;
    private Exception? _failure;

    /// <param name="workers">Whose threads do it.</param>
    /// <param name="function">What is called.</param>
    /// <param name="usesToken">False when the function does not look at its token, so that none need be made.</param>
    internal ThreadCall(ThreadWorkers workers, Func<CancellationToken, T> function, bool usesToken)
    {
        _workers = workers;
        _function = function;
        _source = usesToken ? new CancellationTokenSource() : null;
    }

    /// <inheritdoc/>
    public WaitReason Reason => WaitReason.FutureWait;

    /// <inheritdoc/>
    public object? Waiter { get; private set; }

    /// <inheritdoc/>
    internal override object Label => "Coro.RunInThread";

    /// <inheritdoc/>
    public void MarkComplete()
    {
        if (Waiter is not null)
        {
            _workers.Return(_worker!);
        }
    }

    /// <inheritdoc/>
    public bool Undo(Exception fault)
    {
        // The thread is left to itself: it ends with its work.
        Waiter = null;
        Fault = fault;
        _worker!.Retire();
        CancelToken();
        return true;
    }

    /// <inheritdoc/>
    public void Execute()
    {
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
        _door.Complete(this);
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

        // Only now: the caller is parked, so the call's end finds it waiting.
        _worker = _workers.Start(this);
        return false;
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

    private static void Call(ThreadCall<T> call) =>
        call._outcome = call._function(call._source?.Token ?? CancellationToken.None);

    private void CancelToken()
    {
        if (_source is { } source)
        {
            // Elsewhere: what is registered with the token is foreign code and may block.
            ThreadPool.QueueUserWorkItem(static state => ((CancellationTokenSource)state!).Cancel(), source);
        }
    }
}
