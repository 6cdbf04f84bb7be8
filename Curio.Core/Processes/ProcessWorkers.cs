using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// The worker processes of a kernel: at most so many calls at one time, further ones wait in turn. A healthy worker is used
/// again; one whose caller gave up is killed, and the next call gets a fresh one.
/// </summary>
/// <remarks>
/// For the kernel's thread alone. A call that starts a worker, is large or does not end well blocks a thread of its own, which does not
/// count as a worker thread; any other is written to the worker's pipe and waited for as I/O.
/// </remarks>
internal sealed class ProcessWorkers
{
    // SIGTERM or the end of the pipe, SIGKILL after at most two seconds, and the time to be noticed.
    private static readonly TimeSpan s_longestEnd = TimeSpan.FromSeconds(5);

    private readonly Stack<WorkerProcess> _idle = new();
    private readonly List<Task> _endings = [];
    private readonly KernelLoop _kernel;
    private readonly WorkerSlots _slots;

    private ProcessWorkers(KernelLoop kernel)
    {
        _kernel = kernel;
        _slots = new WorkerSlots(kernel.Options.MaxWorkerProcesses);
        kernel.AtShutdown(EndAll);
    }

    /// <summary>The workers of the kernel that runs on this thread.</summary>
    internal static ProcessWorkers Current =>
        KernelLoop.Required("Coro.RunInProcess").Part(static kernel => new ProcessWorkers(kernel));

    /// <summary>Makes a call in a worker process and waits for it.</summary>
    internal async Coro<T> Call<T>(ProcessCall call)
    {
        await _slots.AcquireAsync();
        try
        {
            if (!call.IsSerialised)
            {
                await ThreadWorkers.Current.CallUncounted(_ =>
                {
                    call.Serialise();
                    return default(Nothing);
                });
            }

            return await CallInTurn<T>(call);
        }
        finally
        {
            _slots.Release();
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The lease has the worker until it is idle again, or dead.")]
    private async Coro<T> CallInTurn<T>(ProcessCall call)
    {
        var lease = new ProcessLease(TakeIdle());
        try
        {
            if (lease.TryBegin(call) is { } answers)
            {
                // A small call of a worker that is up: no thread need wait for it, which saves two of four hand-overs.
                await Traps.ReadWait(answers);
                return lease.TryEnd(call, out T? result)
                    ? result!
                    : await ThreadWorkers.Current.CallUncounted(_ => lease.End<T>(call));
            }

            return await ThreadWorkers.Current.CallUncounted(_ => lease.Call<T>(call));
        }
        finally
        {
            // Whatever ended the wait, if it was not the call itself: nobody waits for the worker any more.
            lease.AbandonUnlessEnded();
            if (lease.Healthy is { } worker)
            {
                _idle.Push(worker);
            }
            else if (lease.Worker is { } ending)
            {
                NoteEnding(ending);
            }
        }
    }

    private WorkerProcess? TakeIdle()
    {
        while (_idle.TryPop(out WorkerProcess? worker))
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            worker.Dispose();
            NoteEnding(worker);
        }

        return null;
    }

    private void NoteEnding(WorkerProcess worker)
    {
        _endings.RemoveAll(static ending => ending.IsCompleted);
        _endings.Add(worker.Ended);
    }

    /// <summary>Ends the idle workers and waits for all that are ending: no process outlives its kernel.</summary>
    private void EndAll()
    {
        while (_idle.TryPop(out WorkerProcess? worker))
        {
            worker.Dispose();
            NoteEnding(worker);
        }

        if (!Task.WaitAll([.. _endings], s_longestEnd))
        {
            _kernel.Logger.LogWarning("Worker processes have not ended within {Time} after they were told to", s_longestEnd);
        }
    }
}
