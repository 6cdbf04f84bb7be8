using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO304: the group's block ends with <c>await group.JoinAsync();</c>.</summary>
/// <remarks>Offered where the end of the block, or a return that stands there, is the only way out.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO304UnjoinedGroupFix))]
[Shared]
public sealed class CURIO304UnjoinedGroupFix : CurioCodeFix
{
    private const string Title = "Join the group at the end of its block";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO304UnjoinedGroupFix()
        : base(RuleIds.UnjoinedGroup)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place)
    {
        if (place.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } group || BlockOf(group) is not { } block)
        {
            return null;
        }

        StatementSyntax? last = block.Statements.LastOrDefault();
        bool endsWithReturn = last is ReturnStatementSyntax && !last.DescendantNodes().OfType<AwaitExpressionSyntax>().Any();
        ControlFlowAnalysis? flow = place.Model.AnalyzeControlFlow(block);
        bool hasOneEnd = flow is { Succeeded: true } && (endsWithReturn
            ? flow.ExitPoints.Length == 1 && flow.ExitPoints[0] == last
            : flow is { EndPointIsReachable: true, ExitPoints.Length: 0 });
        return hasOneEnd
            ? new SiteEdit(Title, block, current => WithJoin((BlockSyntax)current, group.Identifier.ValueText, endsWithReturn))
            : null;
    }

    private static BlockSyntax? BlockOf(VariableDeclaratorSyntax group) => group.Parent?.Parent switch
    {
        LocalDeclarationStatementSyntax { Parent: BlockSyntax block } => block,
        UsingStatementSyntax { Statement: BlockSyntax block } => block,
        _ => null,
    };

    private static BlockSyntax WithJoin(BlockSyntax block, string group, bool beforeLast)
    {
        StatementSyntax? last = block.Statements.LastOrDefault();
        StatementSyntax join = SyntaxFactory.ParseStatement($"await {group}.JoinAsync();");
        if (last is null)
        {
            return block.AddStatements(join);
        }

        SyntaxTriviaList indentation = [.. last.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1)];
        SyntaxTriviaList end = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? [last.GetTrailingTrivia().First(t => t.IsKind(SyntaxKind.EndOfLineTrivia))]
            : [SyntaxFactory.Space];
        return beforeLast
            ? block.WithStatements(block.Statements
                .Replace(last, last.WithLeadingTrivia(indentation))
                .Insert(block.Statements.Count - 1, join.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(end)))
            : block.AddStatements(join.WithLeadingTrivia(indentation).WithTrailingTrivia(end));
    }
}
