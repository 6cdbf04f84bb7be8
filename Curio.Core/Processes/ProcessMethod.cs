using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Curio;

/// <summary>What the caller knows of a function that workers run, worked out once for each method.</summary>
internal sealed class ProcessMethod
{
    // Weak, so that a method of an assembly that can be unloaded does not stay for the sake of this table.
    private static readonly ConditionalWeakTable<MethodInfo, ProcessMethod> s_known = [];

    private ProcessMethod(MethodInfo method)
    {
        MethodReference reference = MethodReference.Of(method);
        Name = reference.Name;
        Reference = reference.Write();
        ParameterInfo[] parameters = method.GetParameters();
        ParameterNames = [.. parameters.Select(parameter => parameter.Name ?? "")];
        Parameters = [.. parameters.Select(parameter => JsonContract.Of(parameter.ParameterType))];
        Result = method.ReturnType == typeof(void) ? null : JsonContract.Of(method.ReturnType);
    }

    /// <summary>Declaring type and name, for messages.</summary>
    public string Name { get; }

    /// <summary>The <see cref="MethodReference"/> as it is sent.</summary>
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
            ProcessMethodRules.CheckSignature(function, method);
            known = s_known.GetValue(method, static method => new ProcessMethod(method));
        }
        return known;
    }
}
