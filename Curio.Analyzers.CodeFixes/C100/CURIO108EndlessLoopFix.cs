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
        // A way round by 'continue' does not come to the end.
        bool skipsEnd = body.DescendantNodesAndSelf(n => n is not AnonymousFunctionExpressionSyntax).Any(n => n is ContinueStatementSyntax);
        if (body is not BlockSyntax block)
        {
            StatementSyntax bare = body.WithoutTrivia();
            return OneLine(body is EmptyStatementSyntax ? [pause] : skipsEnd ? [pause, bare] : [bare, pause]).WithTriviaFrom(body);
        }

        if (block.Statements.Count == 0)
        {
            return Filled(block, pause);
        }

        StatementSyntax neighbour = skipsEnd ? block.Statements[0] : block.Statements.Last();
        pause = StatementLayout.Like(pause, neighbour);
        return block.WithStatements(skipsEnd ? block.Statements.Insert(0, pause) : block.Statements.Add(pause));
    }

    /// <summary>An empty block has its comments before the brace that closes it: they stay, and the statement follows them.</summary>
    private static BlockSyntax Filled(BlockSyntax block, StatementSyntax pause)
    {
        SyntaxTriviaList inside = block.CloseBraceToken.LeadingTrivia;
        bool hasText = inside.Concat(block.OpenBraceToken.TrailingTrivia).Any(t => t.IsDirective || t.Kind()
            is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
        if (!hasText)
        {
            return OneLine([pause]).WithTriviaFrom(block);
        }

        int lineEnd = inside.IndexOf(SyntaxKind.EndOfLineTrivia) < 0 && !block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            ? -1
            : inside.Count - inside.Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Count();
        SyntaxTriviaList indentation = lineEnd < 0 ? [] : [.. inside.Skip(lineEnd)];
        SyntaxTriviaList end = lineEnd < 0
            ? [SyntaxFactory.Space]
            : [inside.Concat(block.OpenBraceToken.TrailingTrivia).First(t => t.IsKind(SyntaxKind.EndOfLineTrivia))];
        return block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(indentation)).AddStatements(pause
            .WithLeadingTrivia(lineEnd < 0 ? inside : [.. inside.Take(lineEnd), .. indentation, SyntaxFactory.Whitespace("    ")])
            .WithTrailingTrivia(end));
    }

    private static BlockSyntax OneLine(IEnumerable<StatementSyntax> statements) => SyntaxFactory.Block(
        SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        [.. statements.Select(s => s.WithTrailingTrivia(SyntaxFactory.Space))],
        SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, default));
}
