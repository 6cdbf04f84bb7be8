using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Analyzers.Transitive;

/// <summary>Where the language calls a member without its name.</summary>
internal static class ImpliedMentions
{
    private static readonly SyntaxKind[] s_loops = [SyntaxKind.SpreadElement];
    private static readonly SyntaxKind[] s_texts = [SyntaxKind.InterpolatedStringExpression];
    private static readonly SyntaxKind[] s_queries = [SyntaxKind.QueryExpression];
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
        ["AppendLiteral"] = s_texts,
        ["AppendFormatted"] = s_texts,
        [DeclaredNames.Text] = s_texts,
        ["Cast"] = s_queries,
        ["GroupBy"] = s_queries,
        ["GroupJoin"] = s_queries,
        ["Join"] = s_queries,
        ["OrderBy"] = s_queries,
        ["OrderByDescending"] = s_queries,
        ["Select"] = s_queries,
        ["SelectMany"] = s_queries,
        ["ThenBy"] = s_queries,
        ["ThenByDescending"] = s_queries,
        ["Where"] = s_queries,
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
    public static string[] MentionsOf(string name) => name == DeclaredNames.Creation ? [name, DeclaredNames.CreationOfSome]
        : !s_kinds.TryGetValue(name, out SyntaxKind[]? kinds) ? [name]
        : kinds == s_loops ? [name, DeclaredNames.Loop]
        : kinds == s_queries ? [name, DeclaredNames.Query]
        : kinds == s_texts ? [name, DeclaredNames.Text]
        : [name];

    /// <summary>The words that stand for a name.</summary>
    public static string[] WordsFor(string name) => name switch
    {
        "Dispose" or "DisposeAsync" => [name, "using"],
        DeclaredNames.Creation or DeclaredNames.CreationOfSome => ["new", "this", "base"],
        DeclaredNames.Indexer => ["["],
        _ => [name],
    };
}
