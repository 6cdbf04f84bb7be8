namespace Curio;

/// <summary>
/// Thrown out of a blocking operation of a task that was cancelled (<see cref="CurioTask.CancelAsync"/>).
/// </summary>
public class TaskCancelledException : CancelledException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public TaskCancelledException()
        : this("The task was cancelled.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public TaskCancelledException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public TaskCancelledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
