namespace Curio;

/// <summary>
/// The base of the exceptions with which a kernel ends what a task is doing. A handler that catches one should let it
/// go on.
/// </summary>
/// <remarks>
/// An <see cref="OperationCanceledException"/> that is not of this type comes from elsewhere, and is an ordinary failure of
/// the task that it leaves.
/// </remarks>
public class CancelledException : OperationCanceledException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public CancelledException()
        : this("The operation was cancelled.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public CancelledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public CancelledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// How far the operation had come that this exception ended; null where there is nothing to tell. The members that
    /// take many steps document what they tell.
    /// </summary>
    public OperationProgress? Progress { get; internal set; }
}
