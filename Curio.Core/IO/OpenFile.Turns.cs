namespace Curio;

/// <content>Whose turn it is, and what works on for nobody.</content>
internal sealed partial class OpenFile
{
    private readonly WaitQueue _waiting = new();
    private bool _isBusy;
    private bool _hasLeftTurn;
    private FileJob? _orphan;

    /// <summary>Waits for the turn of an operation.</summary>
    /// <param name="access">What it does with the file.</param>
    /// <param name="needsPositions">True for one that makes no sense in a pipe.</param>
    internal async Coro<FileTurn> EnterAsync(FileAccess access = 0, bool needsPositions = false)
    {
        RequireUse(access, needsPositions);
        if (_isBusy)
        {
            // Whoever is woken has the turn of the one that woke it; or the file was closed, and no turn matters any more.
            await _waiting.SuspendAsync(WaitReason.LockAcquire);
            RequireOpen();
        }

        _isBusy = true;
        if (CanSeek && _stream.Position != _position)
        {
            // The stream was used by blocking code.
            _ahead.Clear();
            _position = _stream.Position;
        }

        return new FileTurn(this);
    }

    /// <summary>Ends a turn, or leaves it to the orphan that the operation has left behind.</summary>
    internal void Exit()
    {
        if (_orphan is not null)
        {
            _hasLeftTurn = true;
        }
        else
        {
            PassOn();
        }
    }

    /// <summary>Called by an orphan that has ended. In its worker thread.</summary>
    internal void TellOrphanEnded() => _kernel.WakeQueue.Add(new WakeItem(this, static file => ((OpenFile)file!).ForgetOrphan(), this));

    /// <summary>Has a worker do a piece of work. In a turn.</summary>
    internal async Coro<T> Run<T>(FileJob<T> job)
    {
        try
        {
            return await ThreadWorkers.Current.Call(job.Execute, usesToken: false);
        }
        finally
        {
            if (job.Abandon())
            {
                _orphan = job;
            }
            else
            {
                job.Settle();
            }
        }
    }

    /// <inheritdoc cref="Run{T}(FileJob{T})"/>
    internal Coro<T> Run<T>(Func<T> function) => Run(new FunctionJob<T>(this, function));

    private void ForgetOrphan()
    {
        _orphan!.Settle();
        _orphan = null;
        if (_hasLeftTurn)
        {
            _hasLeftTurn = false;
            PassOn();
        }
    }

    private void PassOn()
    {
        if (_waiting.Wake() == 0)
        {
            _isBusy = false;
        }
    }
}
