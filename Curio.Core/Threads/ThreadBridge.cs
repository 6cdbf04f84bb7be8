using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Curio;

// An async thread is two: a thread that runs the user's function, and a task on the kernel that awaits on its behalf.
//
//   thread                                   task
//   AWAIT(coroutine): leaves a request,
//   tells the kernel, waits on _answered     parked in FUTURE_WAIT until there is a request
//                                            awaits the coroutine: cancellation and timeouts work as in any task
//   takes the outcome, goes on               leaves the outcome, sets _answered
//   (woken without an answer: somebody wants to see its stack, or wanted to)
//   the function ends: leaves no request     ends with the function's outcome
//
// One of the two is always waiting for the other, so the fields need no lock: the wake queue and the signal order them.

/// <summary>What an async thread and its task share.</summary>
internal sealed class ThreadBridge(KernelLoop kernel) : AsyncThreadDoor
{
    private readonly ThreadSignal _answered = new();
    private readonly RequestWait _wait = new();
    private AwaitRequest? _request;
    private StackRequest? _stackRequest;
    private volatile bool _isAwaiting;

    /// <summary>The thread, once the task has started it; for the monitor.</summary>
    internal Thread? Thread { get; private set; }

    /// <summary>True while the thread is blocked in an <c>AWAIT</c>. Any thread, for looking.</summary>
    internal bool IsAwaiting
    {
        get => _isAwaiting;
        private set => _isAwaiting = value;
    }

    /// <summary>
    /// The stack of the thread, for looking, when it is blocked in an <c>AWAIT</c>: it is woken to take it and sleeps again. Any thread but
    /// its own; one at a time.
    /// </summary>
    /// <returns>Null when the thread runs code of its own, which nobody can look into from outside, or does not answer in time.</returns>
    internal StackTrace? TryTakeStack(TimeSpan patience)
    {
        var wanted = new StackRequest();
        if (!_isAwaiting || Interlocked.CompareExchange(ref _stackRequest, wanted, null) is not null)
        {
            return null;
        }

        _answered.Set();
        StackTrace? taken = wanted.Wait(patience);
        Volatile.Write(ref _stackRequest, null);
        return taken;
    }

    /// <inheritdoc/>
    internal override T Await<T>(Coro<T> coroutine)
    {
        var request = new AwaitRequest<T>(coroutine) { Flow = ExecutionContext.Capture() };
        _request = request;
        IsAwaiting = true;
        kernel.Complete(_wait);
        WaitForAnswer(request);
        IsAwaiting = false;
        if (request.Flow is { } flow)
        {
            ExecutionContext.Restore(flow);
        }

        return request.Outcome;
    }

    /// <summary>
    /// Waits until the task has answered. <see cref="Thread.Interrupt"/> does not end the wait: the task goes on with the request, whose
    /// outcome must not be lost, and would take the next request for this one's end. The interrupt goes to what blocks the thread next.
    /// </summary>
    private void WaitForAnswer(AwaitRequest request)
    {
        bool isInterrupted = false;
        while (!request.IsAnswered)
        {
            isInterrupted |= !_answered.Wait();
            if (!request.IsAnswered)
            {
                Volatile.Read(ref _stackRequest)?.Answer();
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>The task's coroutine: starts the thread, serves it, and ends with the function's outcome.</summary>
    internal async Coro<T> Serve<T>(Func<T> function, string name)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        ExecutionContext? flow = ExecutionContext.Capture();
        Thread = new Thread(() =>
        {
            Current = this;
            TaskThread.SetWorksForTask(true);
            if (flow is not null)
            {
                ExecutionContext.Restore(flow);
            }

            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            _request = null;
            kernel.Complete(_wait);
        })
        {
            IsBackground = true,
            Name = name,
        };
        Thread.UnsafeStart();
        while (await NextRequest() is { } request)
        {
            await request.ExecuteAsync();
            _request = null;
            request.IsAnswered = true;
            _answered.Set();
        }

        failure?.Throw();
        return result;
    }

    private async Coro<AwaitRequest?> NextRequest()
    {
        await new Coro(_wait);
        return _request;
    }
}
