namespace Curio;

/// <summary>
/// Two tasks wanted the same thing at the same time, of which only one can have it.
/// </summary>
public class ResourceBusyException : CurioException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public ResourceBusyException()
        : this("The resource is busy.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public ResourceBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public ResourceBusyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
