namespace Curio;

/// <summary>
/// Thrown to whoever joins a task that failed. <see cref="Exception.InnerException"/> is what the task threw.
/// </summary>
public class TaskFailedException : CurioException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public TaskFailedException()
        : this("The task failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public TaskFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public TaskFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
