namespace Curio;

/// <summary>A thread that does one job after another, until it is retired.</summary>
internal sealed class WorkerThread
{
    private readonly ThreadSignal _signal = new();
    private readonly Thread _thread;
    private readonly string _name;
    private IThreadJob? _job;
    private volatile bool _isRetired;

    internal WorkerThread(string name)
    {
        _name = name;
        _thread = new Thread(Work) { IsBackground = true, Name = name };
        _thread.UnsafeStart();
    }

    /// <summary>Gives the thread, which has none, a job. The kernel's thread.</summary>
    internal void Assign(IThreadJob job)
    {
        _job = job;
        _signal.Set();
    }

    /// <summary>Has the thread end with the job it has, or at once without one. The kernel's thread.</summary>
    internal void Retire()
    {
        _isRetired = true;
        _signal.Set();
    }

    /// <summary>Waits for the end of a retired thread that has no job.</summary>
    internal void Join() => _thread.Join();

    private void Work()
    {
        while (true)
        {
            WaitForJob();
            IThreadJob? job = Interlocked.Exchange(ref _job, null);
            job?.Execute();
            if (_isRetired)
            {
                return;
            }

            Reset();
        }
    }

    private void WaitForJob()
    {
        while (Volatile.Read(ref _job) is null && !_isRetired)
        {
            // An interrupt was meant for a function that has ended meanwhile; here it would end the process.
            _signal.Wait();
        }
    }

    /// <summary>Takes back what the function did to the thread: the next one is another's. On the thread itself, so before the next job.</summary>
    private void Reset()
    {
        if (!_thread.IsBackground)
        {
            _thread.IsBackground = true;
        }

        if (_thread.Priority != ThreadPriority.Normal)
        {
            _thread.Priority = ThreadPriority.Normal;
        }

        if (!ReferenceEquals(_thread.Name, _name))
        {
            _thread.Name = _name;
        }
    }
}
