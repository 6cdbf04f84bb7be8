namespace Curio;

/// <summary>
/// A task wants to write what another task waits to write already.
/// </summary>
public class WriteResourceBusyException : ResourceBusyException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public WriteResourceBusyException()
        : this("Another task is writing.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public WriteResourceBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public WriteResourceBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
