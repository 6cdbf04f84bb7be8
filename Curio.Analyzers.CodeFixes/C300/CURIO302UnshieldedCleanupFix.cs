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
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO302UnshieldedCleanupFix()
        : base(RuleIds.UnshieldedCleanup, "Shield with 'Coro.DisableCancellation'")
    {
    }

    private protected override SiteEdit? EditOf(
        SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken) =>
        node is AwaitExpressionSyntax { ContainsDirectives: false } awaiting
        && curio.Symbols.IsCoro(model.GetTypeInfo(awaiting.Expression, cancellationToken).Type)
            ? new SiteEdit(node, current => Shielded((AwaitExpressionSyntax)current))
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
