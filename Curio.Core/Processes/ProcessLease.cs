using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>The use of one worker process for one call: by the thread that makes the call, and the kernel that may give it up.</summary>
internal sealed class ProcessLease(WorkerProcess? idle)
{
    private readonly Lock _gate = new();
    private WorkerProcess? _worker = idle;
    private bool _isAbandoned;
    private bool _hasEnded;

    /// <summary>The worker, in whatever state, once there is one.</summary>
    internal WorkerProcess? Worker
    {
        get
        {
            lock (_gate)
            {
                return _worker;
            }
        }
    }

    /// <summary>The worker, when it can serve another call.</summary>
    internal WorkerProcess? Healthy
    {
        get
        {
            lock (_gate)
            {
                return !_isAbandoned && _worker is { IsAlive: true } worker ? worker : null;
            }
        }
    }

    /// <summary>Begins the call without blocking, if that can be done; gives what becomes readable when it ends. On the kernel's thread.</summary>
    internal nint? TryBegin(ProcessCall call) => _worker?.TryBegin(call);

    /// <summary>Ends a call that was begun, without blocking, if that can be done. On the kernel's thread.</summary>
    internal bool TryEnd<T>(ProcessCall call, [MaybeNullWhen(false)] out T result)
    {
        // No other thread knows the lease yet. Reading the result may throw, and has ended the call then as well.
        _hasEnded = true;
        if (!_worker!.TryEnd(call, out result))
        {
            _hasEnded = false;
        }

        return _hasEnded;
    }

    /// <summary>Ends a call that was begun. Blocks; on the thread.</summary>
    internal T End<T>(ProcessCall call) => Finish(call, static (worker, call) => worker.End<T>(call));

    /// <summary>Makes the call. Blocks; on the thread.</summary>
    internal T Call<T>(ProcessCall call) => Finish(call, static (worker, call) => worker.Call<T>(call));

    /// <summary>Has the worker that there is finish the call; if there is none, or it died while it was idle, a fresh one makes it.</summary>
    private T Finish<T>(ProcessCall call, Func<WorkerProcess, ProcessCall, T> finish)
    {
        try
        {
            if (_worker is { } used)
            {
                try
                {
                    return finish(used, call);
                }
                catch (WorkerProcessException exception) when (exception.CallNeverStarted && !_isAbandoned)
                {
                    // Not this call's fault, and nothing has run.
                }
            }

            return StartFresh().Call<T>(call);
        }
        finally
        {
            lock (_gate)
            {
                _hasEnded = true;
            }
        }
    }

    /// <summary>If the call has not ended, its caller gave up: the worker is killed with whatever it does. On the kernel's thread.</summary>
    internal void AbandonUnlessEnded()
    {
        lock (_gate)
        {
            if (!_hasEnded)
            {
                _isAbandoned = true;
                _worker?.Kill();
            }
        }
    }

    private WorkerProcess StartFresh()
    {
        WorkerProcess worker = WorkerProcess.Start();
        lock (_gate)
        {
            if (!_isAbandoned)
            {
                _worker?.Dispose();
                return _worker = worker;
            }
        }

        worker.Kill();
        throw new OperationCanceledException("The caller gave up before the worker process had started.");
    }
}
