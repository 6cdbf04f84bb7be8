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
public sealed class CURIO304UnjoinedGroupFix() : OneEditFix(RuleIds.UnjoinedGroup, "Join the group at the end of its block")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } group || BlockOf(group) is not { } block)
        {
            return null;
        }

        StatementSyntax? last = block.Statements.LastOrDefault();
        bool endsWithReturn = last is ReturnStatementSyntax && !last.DescendantNodes().OfType<AwaitExpressionSyntax>().Any();
        ControlFlowAnalysis? flow = site.Model.AnalyzeControlFlow(block);
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

        return beforeLast
            ? block.WithStatements(block.Statements
                .Replace(last, last.WithLeadingTrivia(StatementLayout.Indentation(last)))
                .Insert(
                    block.Statements.Count - 1,
                    join.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(StatementLayout.End(last))))
            : block.AddStatements(StatementLayout.Like(join, last));
    }
}
