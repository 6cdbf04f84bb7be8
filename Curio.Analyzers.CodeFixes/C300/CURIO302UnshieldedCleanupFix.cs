using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO302: <c>await x</c> becomes <c>await Coro.DisableCancellation(x)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO302UnshieldedCleanupFix))]
[Shared]
public sealed class CURIO302UnshieldedCleanupFix() : OneEditFix(RuleIds.UnshieldedCleanup, "Shield with 'Coro.DisableCancellation'")
{
    private protected override SiteEdit? EditOf(FixSite site) =>
        site.Node is AwaitExpressionSyntax awaiting
        && !Directives.AreWithin(awaiting)
        && site.Curio.Symbols.IsCoro(site.Model.GetTypeInfo(awaiting.Expression, site.CancellationToken).Type)
            ? new SiteEdit(Title, site.Node, current => Shielded((AwaitExpressionSyntax)current))
            : null;

    private static AwaitExpressionSyntax Shielded(AwaitExpressionSyntax awaiting)
    {
        ExpressionSyntax coroutine = awaiting.Expression;
        return awaiting.WithExpression(SyntaxFactory.InvocationExpression(
                CurioSyntax.Member("Curio.Coro", "DisableCancellation"),
                SyntaxFactory.ArgumentList([SyntaxFactory.Argument(coroutine.WithoutTrivia())]))
            .WithTriviaFrom(coroutine));
    }
}
