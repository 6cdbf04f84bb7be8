using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Text.Json;

namespace Curio;

/// <summary>A function and its arguments, checked and serialised: all that a worker needs, and nothing that it could not have.</summary>
internal sealed class ProcessCall
{
    // Two milliseconds or less on the kernel's thread, whatever the arguments are.
    private const int LargestQuick = 64 * 1024;

    private readonly ProcessMethod _method;
    private object?[] _arguments;
    private ReadOnlyMemory<byte> _payload;

    private ProcessCall(ProcessMethod method, object?[] arguments)
    {
        _method = method;
        _arguments = arguments;
    }

    /// <summary>Declaring type and name of the function, for messages.</summary>
    public string Name => _method.Name;

    /// <summary>False while the payload is still to be made, because the arguments are large: by <see cref="Serialise"/>, in a thread that may take its time.</summary>
    public bool IsSerialised => !_payload.IsEmpty;

    /// <summary>What kind of frame carries it.</summary>
    public FrameKind Kind => _method.Kind;

    /// <summary>What a frame of that kind carries.</summary>
    public ReadOnlyMemory<byte> Payload
    {
        get
        {
            Serialise();
            return _payload;
        }
    }

    /// <summary>Describes a call. Arguments that are not large are serialised here and now, in the caller.</summary>
    /// <exception cref="ArgumentException">Another process cannot run the function, or an argument cannot be serialised; the message says why, and the remedy.</exception>
    public static ProcessCall Create(Delegate function, object?[] arguments) => Create(ProcessMethod.Of(function), arguments);

    /// <summary>Describes a call. Arguments that are not large are serialised here and now, in the caller.</summary>
    /// <exception cref="ArgumentException">An argument cannot be serialised; the message says why, and the remedy.</exception>
    public static ProcessCall Create(ProcessMethod method, object?[] arguments)
    {
        if (arguments.Length != method.Parameters.Count)
        {
            throw new ArgumentException($"{method.Name} takes {method.Parameters.Count} arguments, not {arguments.Length}.", nameof(arguments));
        }
        var call = new ProcessCall(method, arguments);
        if (!Array.Exists(arguments, IsForThread))
        {
            call.TrySerialise(LargestQuick);
        }
        return call;
    }

    /// <summary>Serialises the arguments, however large, if that has not been done.</summary>
    /// <exception cref="ArgumentException">An argument cannot be serialised; the message says why, and the remedy.</exception>
    public void Serialise()
    {
        if (!IsSerialised)
        {
            TrySerialise(Array.MaxLength);
        }
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

    /// <summary>
    /// Whether a look tells that an argument is large; or that it is a sequence, which may give its items only once, and so is not to be tried.
    /// </summary>
    private static bool IsForThread(object? argument) => argument switch
    {
        string text => text.Length > LargestQuick,
        ICollection items => items.Count > LargestQuick,
        IEnumerable => true,
        _ => false,
    };

    private void TrySerialise(int limit)
    {
        var payload = new LimitedBuffer(_method.Reference.Length + 64, limit);
        try
        {
            BinaryPrimitives.WriteInt32LittleEndian(payload.GetSpan(sizeof(int)), _method.Reference.Length);
            payload.Advance(sizeof(int));
            payload.Write(_method.Reference.Span);
            WriteArguments(payload);
        }
        catch (Exception) when (payload.IsExceeded && limit < Array.MaxLength)
        {
            // Whatever it is: converters of the user's may have made something else of what stopped them.
            return;
        }
        if (!payload.IsExceeded || limit == Array.MaxLength)
        {
            _payload = payload.Written;
            _arguments = [];
        }
    }

    private void WriteArguments(LimitedBuffer payload)
    {
        var json = new Utf8JsonWriter(payload);
        json.WriteStartArray();
        for (int i = 0; i < _arguments.Length; i++)
        {
            WriteArgument(json, _method, i, _arguments[i]);
        }
        json.WriteEndArray();

        // Not disposed of when something was thrown, for that would write once more. It holds nothing but a part of the buffer.
        json.Dispose();
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
