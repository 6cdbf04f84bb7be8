using Curio.Generators.Shared;

namespace Curio.Generators.AsyncThreads;

/// <summary>Writes the head of a method, on one line where it fits.</summary>
internal static class SignatureEmitter
{
    private const int LongestLine = 120;

    /// <summary>Writes the attributes of a member.</summary>
    /// <param name="code">Where they go.</param>
    /// <param name="attributes">Those that were carried over.</param>
    public static void EmitAttributes(CodeWriter code, EquatableArray<string> attributes)
    {
        code.Line(GeneratedCode.Attribute);
        foreach (string attribute in attributes)
        {
            code.Line($"[{attribute}]");
        }
    }

    /// <summary>Writes the head.</summary>
    /// <param name="code">Where it goes.</param>
    /// <param name="name">All up to the parameters, with their bracket.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="constraints">The clauses that constrain the type parameters.</param>
    public static void Emit(CodeWriter code, string name, IReadOnlyList<string> parameters, EquatableArray<string> constraints)
    {
        string list = string.Join(", ", parameters) + ")";
        if (name.Length + list.Length < LongestLine)
        {
            code.Line(name + list);
        }
        else
        {
            code.Line(name);
            for (int i = 0; i < parameters.Count; i++)
            {
                code.Deeper(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
            }
        }

        foreach (string constraint in constraints)
        {
            code.Deeper(constraint);
        }
    }
}
