namespace Curio;

/// <summary>
/// Thrown out of a blocking operation when the time of an enclosing scope has run out
/// (<see cref="Coro.TimeoutAfter(TimeSpan, Coro)"/>), and by that scope to the code around it.
/// </summary>
public class TaskTimeoutException : CancelledException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public TaskTimeoutException()
        : this("The time ran out.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TaskTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public TaskTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The scope whose time ran out: what tells a scope's own timeout from another's. Null when made by hand.</summary>
    internal object? Scope { get; init; }
}
