using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Curio;

/// <summary>A method in the worker, found and ready to be called again and again.</summary>
internal sealed class BoundMethod : IWorkerFunction
{
    private readonly string _name;
    private readonly MethodInvoker _invoker;
    private readonly object? _target;
    private readonly string[] _parameterNames;
    private readonly JsonTypeInfo[] _parameters;
    private readonly JsonTypeInfo? _result;

    private BoundMethod(string name, MethodInfo method)
    {
        _name = name;
        _invoker = MethodInvoker.Create(method);
        // The compiler makes a lambda that captures nothing an instance method of a class without fields.
        _target = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!, nonPublic: true);
        ParameterInfo[] parameters = method.GetParameters();
        _parameterNames = [.. parameters.Select(parameter => parameter.Name ?? "")];
        _parameters = [.. parameters.Select(parameter => JsonContract.Of(parameter.ParameterType))];
        _result = method.ReturnType == typeof(void) ? null : JsonContract.Of(method.ReturnType);
    }

    /// <summary>Finds the method that a serialised <see cref="MethodReference"/> names.</summary>
    /// <exception cref="CallRefusedException">It is not here.</exception>
    public static BoundMethod Bind(ReadOnlySpan<byte> json)
    {
        MethodReference reference = MethodReference.Read(json);
        try
        {
            return new BoundMethod(reference.Name, reference.Resolve());
        }
        catch (Exception e)
        {
            throw CallRefusedException.OfFunction(reference.Name, reference.Assembly, e);
        }
    }

    /// <inheritdoc/>
    public byte[] Call(ReadOnlyMemory<byte> arguments) =>
        WriteResult(_invoker.Invoke(_target, ReadArguments(arguments.Span).AsSpan()));

    private object?[] ReadArguments(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        object?[] arguments = new object?[_parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            reader.Read();
            try
            {
                arguments[i] = JsonSerializer.Deserialize(ref reader, _parameters[i]);
            }
            catch (Exception e)
            {
                throw CallRefusedException.OfArgument(_parameterNames[i], _name, _parameters[i].Type, e);
            }
        }
        return arguments;
    }

    private byte[] WriteResult(object? value)
    {
        try
        {
            return _result is null ? "null"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value, _result);
        }
        catch (Exception e)
        {
            throw CallRefusedException.OfResult(_name, _result!.Type, e);
        }
    }
}
