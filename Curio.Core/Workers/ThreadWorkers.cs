namespace Curio;

/// <summary>
/// The worker threads of a kernel. At most so many calls run at one time; further ones wait in turn. Threads are used
/// again, the one that rested least first; one whose caller gave up ends with its work and counts no more.
/// </summary>
/// <remarks>For the kernel's thread alone.</remarks>
internal sealed class ThreadWorkers
{
    private readonly Stack<WorkerThread> _idle = new();
    private readonly WorkerSlots _slots;
    private int _made;

    private ThreadWorkers(KernelLoop kernel)
    {
        _slots = new WorkerSlots(kernel.Options.MaxWorkerThreads);
        kernel.AtShutdown(EndIdle);
    }

    /// <summary>The workers of the kernel that runs on this thread.</summary>
    internal static ThreadWorkers Current =>
        KernelLoop.Required("Coro.RunInThread").Part(static kernel => new ThreadWorkers(kernel));

    /// <summary>Calls a function in a worker thread and waits for it.</summary>
    internal async Coro<T> Call<T>(Func<CancellationToken, T> function, bool usesToken, Action<Task<T>>? whenAbandoned = null)
    {
        await _slots.AcquireAsync();
        try
        {
            return await new Coro<T>(new WorkerCall<T>(this, function, usesToken, whenAbandoned));
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>
    /// Calls a function in a thread of this pool that does not count against its limit, because something else limits the
    /// calls.
    /// </summary>
    internal Coro<T> CallUncounted<T>(Func<CancellationToken, T> function) =>
        new(new WorkerCall<T>(this, function));

    /// <summary>Has a thread do a job.</summary>
    internal WorkerThread Start(IThreadJob job)
    {
        if (!_idle.TryPop(out WorkerThread? worker))
        {
            worker = new WorkerThread($"Curio worker {++_made}");
        }

        worker.Assign(job);
        return worker;
    }

    /// <summary>Takes a thread back whose job is done.</summary>
    internal void Return(WorkerThread worker) => _idle.Push(worker);

    private void EndIdle()
    {
        foreach (WorkerThread worker in _idle)
        {
            worker.Retire();
        }

        while (_idle.TryPop(out WorkerThread? worker))
        {
            worker.Join();
        }
    }
}
