namespace Curio;

/// <summary>What a <see cref="UniversalResult{T}"/> was set to: a value, or an exception.</summary>
internal readonly record struct UniversalOutcome<T>(T Value, Exception? Exception)
{
    /// <summary>The value; or throws the exception, the same object each time.</summary>
    internal T Unwrap()
    {
        if (Exception is not null)
        {
            StoredException.Throw(Exception);
        }

        return Value;
    }
}
