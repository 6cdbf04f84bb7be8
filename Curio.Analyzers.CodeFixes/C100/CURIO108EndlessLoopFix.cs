using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO108: the loop gives way once each time round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO108EndlessLoopFix))]
[Shared]
public sealed class CURIO108EndlessLoopFix : CurioCodeFix
{
    private const string Title = "Give way with 'await Coro.Sleep(TimeSpan.Zero)'";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO108EndlessLoopFix()
        : base(RuleIds.EndlessLoop)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place)
    {
        StatementSyntax? body = place.Node switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax loop => loop.Statement,
            _ => null,
        };

        // A loop that is not in a function of its own which awaits is left to its author: there is more to change.
        return body is not null && FunctionSyntax.Around(place.Node) is { } function && FunctionSyntax.IsAsync(function)
            && AwaitSite.At(body, place.Model, _ => false, allowsAsyncVoid: false, place.CancellationToken) is { } site
                ? new SiteEdit(Title, site, current => GivingWay((StatementSyntax)current))
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
        SyntaxTriviaList indentation = [.. neighbour.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))];
        SyntaxTriviaList end = neighbour.GetTrailingTrivia().Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? [neighbour.GetTrailingTrivia().Last(t => t.IsKind(SyntaxKind.EndOfLineTrivia))]
            : [SyntaxFactory.Space];
        pause = pause.WithLeadingTrivia(indentation).WithTrailingTrivia(end);
        return block.WithStatements(skipsEnd ? block.Statements.Insert(0, pause) : block.Statements.Add(pause));
    }

    private static BlockSyntax OneLine(IEnumerable<StatementSyntax> statements) => SyntaxFactory.Block(
        SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        [.. statements.Select(s => s.WithTrailingTrivia(SyntaxFactory.Space))],
        SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, default));
}
