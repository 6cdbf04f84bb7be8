namespace Curio;

/// <summary>
/// What is known of an exception that was thrown in a worker process: its type, its message and its stack there. It is the
/// <see cref="Exception.InnerException"/> of the exception that the caller gets, whose own stack only leads to the call. The inner exception
/// that there was over there, if any, is this one's.
/// </summary>
public sealed class RemoteStackException : CurioException
{
    private readonly string _text;

    internal RemoteStackException(RemoteFailure failure, int processId, Exception? inner)
        : base(failure.Message, inner)
    {
        _text = failure.Text;
        RemoteType = failure.TypeName;
        ProcessId = processId;
    }

    /// <summary>The full name of the exception's type in the worker.</summary>
    public string RemoteType { get; }

    /// <summary>The id of the worker process that threw.</summary>
    public int ProcessId { get; }

    /// <summary>Type, message, stack and inner exceptions as the worker showed them.</summary>
    /// <returns>The worker's text and a line that names its process.</returns>
    public override string ToString() => $"{_text}{Environment.NewLine}   --- in worker process {ProcessId} ---";
}
