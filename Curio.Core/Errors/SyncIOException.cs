namespace Curio;

/// <summary>
/// A blocking form of an I/O operation was used in a coroutine, where it would hold up the kernel's only thread.
/// </summary>
public class SyncIOException : CurioException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public SyncIOException()
        : this("This would block the kernel's thread.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public SyncIOException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public SyncIOException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
