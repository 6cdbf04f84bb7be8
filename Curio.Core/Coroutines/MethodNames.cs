using System.Reflection;
using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// Turns the names that the compiler gives to state machines and functions back into what a person wrote.
/// </summary>
/// <remarks>
/// <para>The convention: the types from the outside in, then the method, with dots between; no namespace, no type arguments. A local
/// function follows the method that contains it as one more part. A lambda has no name and is marked instead. Top-level statements
/// are the <c>Main</c> that the compiler makes of them; a lambda in a constructor or an initializer belongs to the type.</para>
/// <list type="bullet">
/// <item><c>Shop.Serve</c>, <c>Shop.Till.Count</c>: a method, one of a nested type</item>
/// <item><c>Shop.Serve.Greet</c>: a local function, however deep inside of <c>Serve</c></item>
/// <item><c>Shop.Serve (lambda)</c>, <c>Shop (lambda)</c>: lambdas</item>
/// <item><c>Program.Main</c>, <c>Program.Main.Greet</c>: top-level statements and their functions</item>
/// </list>
/// </remarks>
internal static class MethodNames
{
    private const string Lambda = " (lambda)";

    private static readonly char[] s_dots = ['.', '-'];

    private static readonly ConditionalWeakTable<Type, string> s_known = [];

    /// <summary>Names the method that a state machine was made for. Any thread; never throws.</summary>
    /// <param name="stateMachine">The type that the compiler made. Any other type gives its own name.</param>
    public static string Of(Type stateMachine) => s_known.GetValue(stateMachine, static type =>
    {
        string name = WithoutArity(type.Name);
        int end = name.StartsWith('<') ? MatchingBracket(name) : -1;
        return end > 0 && type.DeclaringType is { } outer && name[(end + 1)..].StartsWith('d')
            ? Join(TypePath(outer), Method(name[1..end]))
            : TypePath(type);
    });

    /// <summary>Names a method, also one that the compiler made of a lambda or a local function. Any thread; never throws.</summary>
    public static string Of(MethodInfo method) =>
        method.DeclaringType is { } type ? Join(TypePath(type), Method(method.Name)) : Method(method.Name);

    /// <summary>Reads a method's name, or the part of a state machine's name that stands for the method: itself bracketed unless it is an ordinary one.</summary>
    private static string Method(string name)
    {
        int end = name.StartsWith('<') ? MatchingBracket(name) : -1;
        if (end < 0)
        {
            return Plain(name);
        }

        (string outer, string rest) = (Method(name[1..end]), name[(end + 1)..]);
        if (rest.StartsWith("b__", StringComparison.Ordinal))
        {
            return outer + Lambda;
        }

        return rest.StartsWith("g__", StringComparison.Ordinal) ? Join(outer, rest[3..].Split('|')[0]) : outer;
    }

    /// <summary>Drops what precedes the name of a method: nothing, or the interface that it implements explicitly.</summary>
    private static string Plain(string name)
    {
        // Names have dots in them: those of an interface's name, and that of .ctor. In the names of types the compiler writes dashes.
        return name is ".ctor" or ".cctor" or "-ctor" or "-cctor" ? string.Empty : name[(name.LastIndexOfAny(s_dots) + 1)..];
    }

    private static string TypePath(Type type)
    {
        string name = WithoutArity(type.Name);
        string outer = type.DeclaringType is { } declaring ? TypePath(declaring) : string.Empty;
        if (outer.Length > 0 && name.StartsWith("<>c", StringComparison.Ordinal))
        {
            // A closure: nobody wrote it.
            return outer;
        }

        // A file-local type carries the name of its file, in brackets, and a hash in front.
        int end = name.StartsWith('<') ? name.IndexOf("__", Math.Max(MatchingBracket(name), 0), StringComparison.Ordinal) : -1;
        return Join(outer, end < 0 ? name : name[(end + 2)..]);
    }

    private static string Join(string outer, string inner) =>
        outer.Length == 0 ? inner
        : inner.Length == 0 || inner.StartsWith(' ') ? outer + inner
        : outer + "." + inner;

    private static string WithoutArity(string name) => name.Split('`')[0];

    private static int MatchingBracket(string name)
    {
        int depth = 0;
        for (int i = 0; i < name.Length; i++)
        {
            depth += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
