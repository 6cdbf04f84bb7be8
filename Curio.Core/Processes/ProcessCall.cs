using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Curio;

/// <summary>A function and its arguments, checked and serialised: all that a worker needs, and nothing that it could not have.</summary>
internal sealed class ProcessCall
{
    private readonly ProcessMethod _method;

    private ProcessCall(ProcessMethod method, ReadOnlyMemory<byte> payload)
    {
        _method = method;
        Payload = payload;
    }

    /// <summary>Declaring type and name of the function, for messages.</summary>
    public string Name => _method.Name;

    /// <summary>What a frame of kind <see cref="FrameKind.Call"/> carries.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Describes a call. The arguments are serialised here and now, in the caller.</summary>
    /// <exception cref="ArgumentException">Another process cannot run the function, or an argument cannot be serialised; the message says why, and the remedy.</exception>
    public static ProcessCall Create(Delegate function, object?[] arguments)
    {
        ProcessMethod method = ProcessMethod.Of(function);
        if (arguments.Length != method.Parameters.Count)
        {
            throw new ArgumentException($"{method.Name} takes {method.Parameters.Count} arguments, not {arguments.Length}.", nameof(arguments));
        }
        var payload = new ArrayBufferWriter<byte>(method.Reference.Length + 64);
        BinaryPrimitives.WriteInt32LittleEndian(payload.GetSpan(sizeof(int)), method.Reference.Length);
        payload.Advance(sizeof(int));
        payload.Write(method.Reference.Span);
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartArray();
            for (int i = 0; i < arguments.Length; i++)
            {
                WriteArgument(json, method, i, arguments[i]);
            }
            json.WriteEndArray();
        }
        return new ProcessCall(method, payload.WrittenMemory);
    }

    /// <summary>Reads the result that a worker sent.</summary>
    /// <exception cref="WorkerProcessException">The type cannot be read back from its own JSON.</exception>
    public T ReadResult<T>(ReadOnlySpan<byte> json)
    {
        if (_method.Result is null)
        {
            return default!;
        }
        try
        {
            // By the method's own type: T may be a base type of it, a delegate's result being covariant.
            return (T)JsonSerializer.Deserialize(json, _method.Result)!;
        }
        catch (Exception e)
        {
            throw new WorkerProcessException(
                $"{Name} ran in the worker, but its result of type {_method.Result.Type} cannot be read back from JSON: {e.Message}", e);
        }
    }

    private static void WriteArgument(Utf8JsonWriter json, ProcessMethod method, int index, object? value)
    {
        try
        {
            JsonSerializer.Serialize(json, value, method.Parameters[index]);
        }
        catch (Exception e)
        {
            // Whatever a property of the user's type throws shows as this, too.
            string name = method.ParameterNames[index];
            throw new ArgumentException(
                $"The argument '{name}' of type {method.Parameters[index].Type} cannot be sent to a worker process: System.Text.Json says: {e.Message}", name, e);
        }
    }
}
