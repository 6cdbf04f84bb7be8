using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C400;

/// <summary>Fixes CURIO404: what the worker would return lazily becomes a list there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO404LazyWorkFix))]
[Shared]
public sealed class CURIO404LazyWorkFix : CurioCodeFix
{
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO404LazyWorkFix()
        : base(RuleIds.LazyWork, "Make a list in the worker")
    {
    }

    private protected override SiteEdit? EditOf(
        SyntaxNode node, SemanticModel model, CurioContext curio, CancellationToken cancellationToken) =>
        node is InvocationExpressionSyntax
        && model.GetTypeInfo(node, cancellationToken).Type is INamedTypeSymbol { IsGenericType: true, Name: "IEnumerable" or "IOrderedEnumerable" }
            ? new SiteEdit(node, current => Listed((InvocationExpressionSyntax)current))
            : null;

    private static InvocationExpressionSyntax Listed(InvocationExpressionSyntax lazy) => SyntaxFactory.InvocationExpression(
            CurioSyntax.Member("System.Linq.Enumerable", "ToList"),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lazy.WithoutTrivia())]))
        .WithTriviaFrom(lazy);
}
