namespace Curio;

/// <summary>A function in the worker, found and ready to be called again and again.</summary>
internal interface IWorkerFunction
{
    /// <summary>Calls it. What it throws comes out as it is.</summary>
    /// <param name="arguments">The arguments as a JSON array.</param>
    /// <returns>The result as JSON.</returns>
    /// <exception cref="CallRefusedException">The arguments cannot be read, or the result not be written.</exception>
    byte[] Call(ReadOnlyMemory<byte> arguments);
}
