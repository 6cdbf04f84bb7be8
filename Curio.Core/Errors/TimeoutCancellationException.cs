namespace Curio;

/// <summary>
/// Thrown by a timeout scope that was ended because the time of a scope around it has run out, not its own.
/// </summary>
public class TimeoutCancellationException : CancelledException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public TimeoutCancellationException()
        : this("The time of an enclosing scope ran out.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public TimeoutCancellationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public TimeoutCancellationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The scope whose time ran out: what tells a scope's own timeout from another's. Null when made by hand.</summary>
    internal object? Scope { get; init; }
}
