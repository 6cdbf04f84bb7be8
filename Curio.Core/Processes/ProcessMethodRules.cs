using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>What a function must be for another process to run it, and what to do where it is not.</summary>
internal static class ProcessMethodRules
{
    /// <summary>Throws unless the function needs nothing but its arguments.</summary>
    /// <exception cref="ArgumentException">It does; the message says what, and the remedy.</exception>
    public static void CheckFunction(Delegate function)
    {
        if (!function.HasSingleTarget)
        {
            throw Refuse(function, "it combines several functions", "Call a worker once for each.");
        }
        if (function.Method is not { DeclaringType: not null, Module.Assembly.IsDynamic: false })
        {
            throw Refuse(function, "it was made while the program ran and is in no assembly that a worker could load", "Use a static method.");
        }
        if (function.Target is not null)
        {
            CheckTarget(function, function.Target);
        }
    }

    /// <summary>Throws unless the arguments and the result of a method can be carried as JSON.</summary>
    /// <exception cref="ArgumentException">They cannot; the message says why, and the remedy.</exception>
    public static void CheckSignature(string function, IEnumerable<(string Name, Type Type)> parameters, Type? result)
    {
        foreach ((string name, Type type) in parameters)
        {
            if (JsonContract.Objection(type) is { } objection)
            {
                throw Refuse(
                    function, $"its parameter '{name}' of type {type} {objection}", "Arguments travel as JSON: use a concrete type that System.Text.Json carries.");
            }
        }
        if (result is null)
        {
            return;
        }
        if (IsAwaitable(result))
        {
            throw Refuse(function, $"it returns {result}, and a worker does not wait for it", "Let it return the value itself, for example by running a kernel of its own.");
        }
        if (JsonContract.Objection(result) is { } reason)
        {
            throw Refuse(function, $"its result of type {result} {reason}", "Results travel as JSON: use a concrete type that System.Text.Json carries.");
        }
    }

    private static void CheckTarget(Delegate function, object target)
    {
        const string Remedy = "Make it static and hand over what it needs as arguments.";
        Type type = target.GetType();
        if (function.Method.IsStatic)
        {
            throw Refuse(function, "its first argument is bound already", "Hand that over as an argument, too.");
        }
        if (type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
        {
            FieldInfo[] captured = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            if (captured.Length > 0)
            {
                string names = string.Join(", ", captured.Select(NameOfCaptured));
                throw Refuse(function, $"it captures {names}, and another process has nothing of that", Remedy);
            }
            return;
        }
        throw IsNamedByCompiler(function.Method)
            ? Refuse(function, $"it captures 'this' ({type}), and another process has nothing of that", Remedy)
            : Refuse(function, $"it belongs to an object ({type}), and another process has nothing of that", Remedy);
    }

    private static string NameOfCaptured(FieldInfo field) =>
        !IsNamedByCompiler(field) ? $"'{field.Name}'"
        : field.Name.EndsWith("this", StringComparison.Ordinal) ? "'this'"
        : "variables of an outer block";

    private static bool IsNamedByCompiler(MemberInfo member) => member.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type.IsDefined(typeof(AsyncMethodBuilderAttribute), inherit: false);

    private static ArgumentException Refuse(Delegate function, string reason, string remedy) =>
        Refuse(MethodNames.Of(function.Method), reason, remedy);

    private static ArgumentException Refuse(string function, string reason, string remedy) =>
        new($"'{function}' cannot run in a worker process: {reason}. {remedy}", nameof(function));
}
