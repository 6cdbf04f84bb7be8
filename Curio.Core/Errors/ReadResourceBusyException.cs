namespace Curio;

/// <summary>
/// A task wants to read what another task waits to read already.
/// </summary>
public class ReadResourceBusyException : ResourceBusyException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public ReadResourceBusyException()
        : this("Another task is reading.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public ReadResourceBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public ReadResourceBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
