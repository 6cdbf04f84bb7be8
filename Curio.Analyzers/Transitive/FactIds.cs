using Curio.Analyzers.Blocking;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// Under what an assembly states a fact: the documentation id of a method that blocks when it is called, of a type whose static
/// initialisers do, of a field whose delegate does. What blocks when it is enumerated has a word before its id, and so has a method that
/// does not block, but calls what it is given.
/// </summary>
internal static class FactIds
{
    private const string Enumerates = "foreach ";
    private const string Calls = "call ";

    private static readonly string[] s_accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>The id of a fact about a member; null for a member that has none.</summary>
    /// <param name="member">A method, a type or a field.</param>
    /// <param name="isEnumerated">Whether it is about the body of an iterator.</param>
    public static string? Of(ISymbol member, bool isEnumerated) => member.GetDocumentationCommentId() is not { } id ? null
        : isEnumerated ? Enumerates + id
        : id;

    /// <summary>The id of a fact about what an interface has from another assembly: as if the interface declared it itself.</summary>
    public static string OfInherited(string contract, IMethodSymbol method) => $"M:{contract.Substring("T:".Length)}.{method.Name}";

    /// <summary>The id of the fact that a method calls a delegate that it is given.</summary>
    public static string? OfCall(IParameterSymbol parameter) =>
        parameter.ContainingSymbol.GetDocumentationCommentId() is { } id ? $"{Calls}{parameter.Name} {id}" : null;

    /// <summary>The names by which those who run what a fact is about mention it.</summary>
    public static IEnumerable<string> MentionsOf(string id)
    {
        // Whoever has a delegate called mentions what that does.
        if (id.StartsWith(Calls, StringComparison.Ordinal))
        {
            return [];
        }

        string[] names = IdNames.Of(id);
        string member = names[names.Length - 1];
        if (member == BlockingList.Constructor)
        {
            return [names[names.Length - 2], DeclaredNames.Creation];
        }

        return (member == "Dispose" && id.EndsWith("(System.Boolean)", StringComparison.Ordinal)) || member == "Close" ? DisposePattern.Callers
            : member.StartsWith("op_", StringComparison.Ordinal) ? [DeclaredNames.Operator]
            : member is "get_Item" or "set_Item" ? [DeclaredNames.Indexer]
            : s_accessors.FirstOrDefault(prefix => member.StartsWith(prefix, StringComparison.Ordinal)) is { } accessor ? [member, member.Substring(accessor.Length)]
            : [member];
    }
}
