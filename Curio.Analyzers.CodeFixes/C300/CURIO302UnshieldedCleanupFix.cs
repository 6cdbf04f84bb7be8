using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C300;

/// <summary>Fixes CURIO302: <c>await x</c> becomes <c>await Coro.DisableCancellation(x)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO302UnshieldedCleanupFix))]
[Shared]
public sealed class CURIO302UnshieldedCleanupFix : CurioCodeFix
{
    private const string Title = "Shield with 'Coro.DisableCancellation'";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO302UnshieldedCleanupFix()
        : base(RuleIds.UnshieldedCleanup)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place) =>
        place.Node is AwaitExpressionSyntax { ContainsDirectives: false } awaiting
        && place.Curio.Symbols.IsCoro(place.Model.GetTypeInfo(awaiting.Expression, place.CancellationToken).Type)
            ? new SiteEdit(Title, place.Node, current => Shielded((AwaitExpressionSyntax)current))
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
