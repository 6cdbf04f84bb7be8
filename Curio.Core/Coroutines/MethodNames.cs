using System.Text;

namespace Curio;

/// <summary>
/// What a person calls the method behind a compiler-generated type: <c>Program.Main</c> for <c>Program.&lt;Main&gt;d__0</c>. Local
/// functions follow their method (<c>Program.Main.Inner</c>), lambdas are called so (<c>Program.Main.lambda</c>).
/// </summary>
internal static class MethodNames
{
    /// <summary>The readable name for a state machine type.</summary>
    internal static string Of(Type stateMachine)
    {
        var parts = new List<string>();
        for (Type? type = stateMachine; type is not null; type = type.DeclaringType)
        {
            string name = WithoutArity(type.Name);
            if (name[0] != '<')
            {
                parts.Insert(0, name);
                break;
            }

            // A closure class (<>c, <>c__DisplayClass0_0) has no name of its own.
            if (!name.StartsWith("<>c", StringComparison.Ordinal))
            {
                parts.InsertRange(0, Readable(name));
            }
        }

        return Join(parts);
    }

    private static string WithoutArity(string name)
    {
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }

    /// <summary>
    /// The names within a mangled one: <c>&lt;Main&gt;d__0</c> has Main, <c>&lt;&lt;Main&gt;g__Inner|0_0&gt;d</c> Main and Inner,
    /// <c>&lt;&lt;Main&gt;b__0_1&gt;d</c> Main and a lambda.
    /// </summary>
    private static IEnumerable<string> Readable(string mangled)
    {
        int open = mangled.LastIndexOf('<');
        int close = mangled.IndexOf('>', StringComparison.Ordinal);
        if (close <= open)
        {
            yield return mangled;
            yield break;
        }

        string method = mangled[(open + 1)..close];
        yield return method.Length > 0 && method != "Main$" ? method : "Main";
        string rest = mangled[(close + 1)..];
        if (rest.StartsWith("g__", StringComparison.Ordinal))
        {
            int end = rest.IndexOf('|', StringComparison.Ordinal);
            yield return end < 0 ? rest[3..] : rest[3..end];
        }
        else if (rest.StartsWith("b__", StringComparison.Ordinal))
        {
            yield return "lambda";
        }
    }

    private static string Join(List<string> parts)
    {
        var text = new StringBuilder();
        foreach (string part in parts)
        {
            text.Append(text.Length > 0 ? "." : "").Append(part);
        }

        return text.ToString();
    }
}
