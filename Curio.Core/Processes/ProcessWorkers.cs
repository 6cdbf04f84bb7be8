using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// The worker processes of a kernel: at most so many calls at one time, further ones wait in turn. A healthy worker is used
/// again; one whose caller gave up is killed, and the next call gets a fresh one.
/// </summary>
/// <remarks>For the kernel's thread alone. The calls themselves block a thread each, which does not count as a worker thread.</remarks>
internal sealed class ProcessWorkers
{
    private readonly Stack<WorkerProcess> _idle = new();
    private readonly WorkerSlots _slots;

    private ProcessWorkers(KernelLoop kernel)
    {
        _slots = new WorkerSlots(kernel.Options.MaxWorkerProcesses);
        kernel.AtShutdown(EndIdle);
    }

    /// <summary>The workers of the kernel that runs on this thread.</summary>
    internal static ProcessWorkers Current =>
        KernelLoop.Required("Coro.RunInProcess").Part(static kernel => new ProcessWorkers(kernel));

    /// <summary>Makes a call in a worker process and waits for it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The lease has the worker until it is idle again, or dead.")]
    internal async Coro<T> Call<T>(ProcessCall call)
    {
        await _slots.AcquireAsync();
        var lease = new ProcessLease(TakeIdle());
        try
        {
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

            _slots.Release();
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
        }

        return null;
    }

    private void EndIdle()
    {
        while (_idle.TryPop(out WorkerProcess? worker))
        {
            worker.Dispose();
        }
    }
}
