namespace Curio;

// A job runs in a worker thread while its caller waits on the kernel. If the caller gives up, the job cannot be stopped inside
// a system call; it becomes an orphan, and the file's turn stays with it until it has ended. Both sides decide under the lock
// who of them ends the turn:
//
//   Abandon finds it running        the job tells the kernel when it has ended
//   Abandon finds it not running    it has ended, or will not begin: the kernel goes on at once
//
// So the turn is passed on once, and never while the job touches the file.

/// <summary>A piece of blocking work on a file.</summary>
internal abstract class FileJob(OpenFile file)
{
    private readonly Lock _gate = new();
    private volatile bool _isAbandoned;
    private bool _isRunning;

    /// <summary>The file.</summary>
    protected OpenFile File { get; } = file;

    /// <summary>True when nobody wants the outcome any more: the work ends as soon as it can.</summary>
    protected bool IsAbandoned => _isAbandoned;

    /// <summary>Says that nobody waits for the job, or not any more. The kernel's thread.</summary>
    /// <returns>True when it works on.</returns>
    internal bool Abandon()
    {
        lock (_gate)
        {
            _isAbandoned = true;
            return _isRunning;
        }
    }

    /// <summary>Takes over what the job has done to the file, once it has ended, wanted or not. The kernel's thread.</summary>
    internal virtual void Settle()
    {
    }

    /// <summary>Called by the worker as it begins.</summary>
    protected void Begin()
    {
        lock (_gate)
        {
            if (_isAbandoned)
            {
                throw new OperationCanceledException("The caller gave up before the work had begun.");
            }

            _isRunning = true;
        }
    }

    /// <summary>Called by the worker when it has ended.</summary>
    protected void End()
    {
        bool isOrphan;
        lock (_gate)
        {
            _isRunning = false;
            isOrphan = _isAbandoned;
        }

        if (isOrphan)
        {
            File.TellOrphanEnded();
        }
    }

    /// <summary>
    /// Copies out of the caller's memory while the caller still waits: afterwards it may use that for something else.
    /// </summary>
    /// <returns>False, and nothing copied, when the caller has given up.</returns>
    protected bool TryCopy(ReadOnlyMemory<byte> callers, Span<byte> copy)
    {
        lock (_gate)
        {
            if (!_isAbandoned)
            {
                callers.Span.CopyTo(copy);
            }

            return !_isAbandoned;
        }
    }
}
