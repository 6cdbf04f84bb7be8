using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Curio;

/// <summary>What the caller knows of a function that workers run, worked out once for each method.</summary>
internal sealed class ProcessMethod
{
    // Weak, so that a method of an assembly that can be unloaded does not stay for the sake of this table.
    private static readonly ConditionalWeakTable<MethodInfo, ProcessMethod> s_known = [];

    private ProcessMethod(FrameKind kind, string name, byte[] reference, IReadOnlyList<(string Name, Type Type)> parameters, Type? result)
    {
        Kind = kind;
        Name = name;
        Reference = reference;
        ParameterNames = [.. parameters.Select(parameter => parameter.Name)];
        Parameters = [.. parameters.Select(parameter => JsonContract.Of(parameter.Type))];
        Result = result is null ? null : JsonContract.Of(result);
    }

    /// <summary>What kind of frame carries a call.</summary>
    public FrameKind Kind { get; }

    /// <summary>Declaring type and name, for messages.</summary>
    public string Name { get; }

    /// <summary>The <see cref="MethodReference"/> or <see cref="EntryReference"/> as it is sent.</summary>
    public ReadOnlyMemory<byte> Reference { get; }

    /// <summary>The parameters' names.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>The parameters' types.</summary>
    public IReadOnlyList<JsonTypeInfo> Parameters { get; }

    /// <summary>The type of the result; null when there is none.</summary>
    public JsonTypeInfo? Result { get; }

    /// <summary>The method of a function.</summary>
    /// <exception cref="ArgumentException">The function cannot run in another process; the message says why, and the remedy.</exception>
    public static ProcessMethod Of(Delegate function)
    {
        ProcessMethodRules.CheckFunction(function);
        MethodInfo method = function.Method;
        if (!s_known.TryGetValue(method, out ProcessMethod? known))
        {
            known = s_known.GetValue(method, Of);
        }
        return known;
    }

    /// <summary>The method of an entry.</summary>
    /// <exception cref="ArgumentException">JSON cannot carry an argument or the result; the message says why, and the remedy.</exception>
    public static ProcessMethod Of(ProcessEntry entry)
    {
        ProcessMethodRules.CheckSignature(entry.Name, entry.Parameters, entry.Result);
        return new ProcessMethod(FrameKind.EntryCall, entry.Name, EntryReference.Of(entry).Write(), entry.Parameters, entry.Result);
    }

    private static ProcessMethod Of(MethodInfo method)
    {
        (string Name, Type Type)[] parameters = [.. method.GetParameters().Select(each => (each.Name ?? "", each.ParameterType))];
        Type? result = method.ReturnType == typeof(void) ? null : method.ReturnType;
        ProcessMethodRules.CheckSignature(MethodNames.Of(method), parameters, result);
        MethodReference reference = MethodReference.Of(method);
        return new ProcessMethod(FrameKind.Call, reference.Name, reference.Write(), parameters, result);
    }
}
