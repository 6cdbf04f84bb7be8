namespace Curio;

/// <summary>
/// A function that awaits for an async thread was called where there is none.
/// </summary>
public class AsyncOnlyException : CurioException
{
    /// <summary>Makes the exception with a message of its own.</summary>
    public AsyncOnlyException()
        : this("This works in an async thread only.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public AsyncOnlyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public AsyncOnlyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
