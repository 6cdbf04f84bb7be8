using System.ComponentModel;
using System.Text.Json;

namespace Curio;

/// <summary>One call of a <see cref="ProcessEntry"/>, in the worker process. Not for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProcessEntryCall
{
    private readonly ProcessEntry _entry;
    private readonly ReadOnlyMemory<byte> _arguments;
    private JsonReaderState _state;
    private int _position;
    private int _taken;

    /// <summary>Begins with the first argument of a JSON array.</summary>
    internal ProcessEntryCall(ProcessEntry entry, ReadOnlyMemory<byte> arguments)
    {
        _entry = entry;
        _arguments = arguments;
        var reader = new Utf8JsonReader(arguments.Span);
        reader.Read();
        Leave(reader);
    }

    /// <summary>The result as JSON.</summary>
    internal byte[] Result { get; private set; } = "null"u8.ToArray();

    /// <summary>Takes the next argument.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <returns>The argument.</returns>
    /// <exception cref="InvalidOperationException">The argument cannot be read back from JSON. The caller is told; user code sees nothing of it.</exception>
    public T Next<T>()
    {
        string name = _entry.Parameters[_taken++].Name;
        try
        {
            var reader = new Utf8JsonReader(_arguments.Span[_position..], isFinalBlock: true, _state);
            reader.Read();
            T? argument = JsonSerializer.Deserialize(ref reader, JsonContract.Of<T>());
            Leave(reader);
            return argument!;
        }
        catch (Exception e)
        {
            throw CallRefusedException.OfArgument(name, _entry.Name, typeof(T), e);
        }
    }

    /// <summary>Gives back the result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <exception cref="InvalidOperationException">The result cannot be written as JSON. The caller is told; user code sees nothing of it.</exception>
    public void Return<T>(T result)
    {
        try
        {
            Result = JsonSerializer.SerializeToUtf8Bytes(result, JsonContract.Of<T>());
        }
        catch (Exception e)
        {
            throw CallRefusedException.OfResult(_entry.Name, typeof(T), e);
        }
    }

    private void Leave(in Utf8JsonReader reader)
    {
        _position += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }
}
