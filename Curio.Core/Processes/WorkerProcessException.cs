namespace Curio;

/// <summary>
/// A call in a worker process that gave neither a result nor an exception that could be rebuilt here: the worker
/// ended, was killed, wrote what is no answer, or could not take the arguments or give back the result.
/// </summary>
public sealed class WorkerProcessException : CurioException
{
    internal WorkerProcessException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The exit code of the worker, when it has ended: on Unix 128 plus the signal's number when a signal ended it (143 for SIGTERM,
    /// 137 for SIGKILL, 134 for an abort). Null when it lives on, for only this call failed.
    /// </summary>
    public int? ExitCode { get; internal init; }

    /// <summary>The last 8 KiB that the worker wrote to its standard error, when it has ended; otherwise empty.</summary>
    public string StandardError { get; internal init; } = "";

    /// <summary>
    /// True when the worker was gone before it had read the whole call. Nothing of it was run, so another worker may be given the same call.
    /// </summary>
    internal bool CallNeverStarted { get; init; }
}
