namespace Curio;

/// <summary>
/// The base of Curio's own exceptions, cancellation apart (see <see cref="CancelledException"/>).
/// </summary>
public class CurioException : Exception
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public CurioException()
        : this("A Curio operation failed.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public CurioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public CurioException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
