using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>In a worker: the call could not be made, or its result not be sent. No code of the user's has thrown it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown and caught between a worker's own parts.")]
internal sealed class CallRefusedException(string message, Exception inner) : InvalidOperationException(message, inner)
{
    /// <summary>The function is not here.</summary>
    public static CallRefusedException OfFunction(string function, string assembly, Exception cause) =>
        new($"The worker process cannot find {function} of {assembly}: {cause.Message}", cause);

    /// <summary>An argument that was sent cannot be read.</summary>
    public static CallRefusedException OfArgument(string argument, string function, Type type, Exception cause) =>
        new($"The worker process cannot read the argument '{argument}' of {function}, of type {type}, back from JSON: {cause.Message}", cause);

    /// <summary>A result cannot be sent.</summary>
    public static CallRefusedException OfResult(string function, Type type, Exception cause) =>
        new($"The worker process cannot send the result of {function}, of type {type}, as JSON: {cause.Message}", cause);
}
