using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO108: the loop gives way once each time round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO108EndlessLoopFix))]
[Shared]
public sealed class CURIO108EndlessLoopFix() : OneEditFix(RuleIds.EndlessLoop, "Give way with 'await Coro.Sleep(TimeSpan.Zero)'")
{
    private protected override SiteEdit? EditOf(FixSite site)
    {
        StatementSyntax? body = site.Node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            _ => null,
        };

        // A loop that is not in a function of its own which awaits is left to its author: there is more to change.
        return body is not null && FunctionSyntax.Around(site.Node) is { } function && FunctionSyntax.IsAsync(function)
            && AwaitSite.At(body, site.Model, _ => false, allowsAsyncVoid: false, site.CancellationToken) is { } awaiting
                ? new SiteEdit(Title, awaiting, current => GivingWay((StatementSyntax)current))
                : null;
    }

    private static BlockSyntax GivingWay(StatementSyntax body)
    {
        StatementSyntax pause = SyntaxFactory.ExpressionStatement(CurioSyntax.Await(SyntaxFactory.InvocationExpression(
            CurioSyntax.Member("Curio.Coro", "Sleep"),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(CurioSyntax.Member("System.TimeSpan", "Zero"))]))));
        if (body is not BlockSyntax block)
        {
            return body is EmptyStatementSyntax
                ? OneLine([pause]).WithTriviaFrom(body)
                : OneLine([body.WithoutTrivia(), pause]).WithTriviaFrom(body);
        }

        if (block.Statements.Count == 0)
        {
            return OneLine([pause]).WithTriviaFrom(block);
        }

        // A way round by 'continue' does not come to the end.
        bool skipsEnd = block.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).Any(n => n is ContinueStatementSyntax);
        StatementSyntax neighbour = skipsEnd ? block.Statements[0] : block.Statements.Last();
        pause = StatementLayout.Like(pause, neighbour);
        return block.WithStatements(skipsEnd ? block.Statements.Insert(0, pause) : block.Statements.Add(pause));
    }

    private static BlockSyntax OneLine(IEnumerable<StatementSyntax> statements) => SyntaxFactory.Block(
        SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        [.. statements.Select(s => s.WithTrailingTrivia(SyntaxFactory.Space))],
        SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, default));
}
