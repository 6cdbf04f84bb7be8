namespace Curio;

/// <summary>The base of the exceptions that Curio itself raises.</summary>
public class CurioException : Exception
{
    /// <summary>An exception with a message.</summary>
    /// <param name="message">What went wrong, and what to do about it.</param>
    public CurioException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and a cause.</summary>
    /// <param name="message">What went wrong, and what to do about it.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public CurioException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
