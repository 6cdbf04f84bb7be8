using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>Where the language calls a member without its name.</summary>
internal static class ImpliedMentions
{
    private static readonly SyntaxKind[] s_loops = [SyntaxKind.SpreadElement];
    private static readonly SyntaxKind[] s_ranges = [SyntaxKind.IndexExpression, SyntaxKind.RangeExpression, SyntaxKind.ListPattern];

    private static readonly Dictionary<string, SyntaxKind[]> s_kinds = new()
    {
        ["Dispose"] = s_loops,
        ["DisposeAsync"] = s_loops,
        ["GetEnumerator"] = s_loops,
        ["GetAsyncEnumerator"] = s_loops,
        ["MoveNext"] = s_loops,
        ["MoveNextAsync"] = s_loops,
        ["Current"] = s_loops,
        ["Length"] = s_ranges,
        ["Count"] = s_ranges,
        ["Slice"] = s_ranges,
        [DeclaredNames.Indexer] = s_ranges,
        ["Add"] = [SyntaxKind.CollectionInitializerExpression, SyntaxKind.CollectionExpression],
        ["Deconstruct"] =
        [
            SyntaxKind.TupleExpression, SyntaxKind.DeclarationExpression, SyntaxKind.PositionalPatternClause, SyntaxKind.ForEachVariableStatement,
        ],
        ["ToString"] =
        [
            SyntaxKind.InterpolatedStringExpression, SyntaxKind.AddExpression, SyntaxKind.AddAssignmentExpression,
        ],
    };

    /// <summary>What is called at the end of a <c>using</c>.</summary>
    public static string[] Ends { get; } = ["Dispose", "DisposeAsync"];

    /// <summary>Whether a <c>foreach</c> calls what has a name.</summary>
    public static bool IsOfLoops(string name) => s_kinds.TryGetValue(name, out SyntaxKind[]? kinds) && kinds == s_loops;

    /// <summary>Whether something in a member may call what has a name, and does not say so.</summary>
    public static bool MayStand(SyntaxNode member, string name) => name == DeclaredNames.Operator
        || (s_kinds.TryGetValue(name, out SyntaxKind[]? kinds) && member.DescendantNodes().Any(node => kinds.Contains(node.Kind())));

    /// <summary>The names under which a member is mentioned that has a name, wherever the language may call it without that.</summary>
    public static string[] MentionsOf(string name) => IsOfLoops(name) ? [name, DeclaredNames.Loop] : [name];

    /// <summary>The words that stand for a name.</summary>
    public static string[] WordsFor(string name) => name switch
    {
        "Dispose" or "DisposeAsync" => [name, "using"],
        DeclaredNames.Creation => ["new", "this", "base"],
        DeclaredNames.Indexer => ["["],
        _ => [name],
    };
}
