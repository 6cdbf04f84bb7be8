namespace Curio;

/// <summary>
/// A timeout left an inner timeout scope and nobody caught it before it reached an outer one, whose own time has not run out. <see cref="Exception.InnerException"/> is the inner timeout.
/// </summary>
public class UncaughtTimeoutException : CurioException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public UncaughtTimeoutException()
        : this("A timeout of an inner scope was not caught.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public UncaughtTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public UncaughtTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
