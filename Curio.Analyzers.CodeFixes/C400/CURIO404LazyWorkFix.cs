using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C400;

/// <summary>Fixes CURIO404: what the worker would return lazily becomes a list there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO404LazyWorkFix))]
[Shared]
public sealed class CURIO404LazyWorkFix() : OneEditFix(RuleIds.LazyWork, "Make a list in the worker")
{
    private protected override SiteEdit? EditOf(FixSite site) =>
        site.Node is InvocationExpressionSyntax
        && site.Model.GetTypeInfo(site.Node, site.CancellationToken).Type is INamedTypeSymbol { IsGenericType: true, Name: "IEnumerable" or "IOrderedEnumerable" }
            ? new SiteEdit(Title, site.Node, current => Listed((InvocationExpressionSyntax)current))
            : null;

    private static InvocationExpressionSyntax Listed(InvocationExpressionSyntax lazy) => SyntaxFactory.InvocationExpression(
            CurioSyntax.Member("System.Linq.Enumerable", "ToList"),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lazy.WithoutTrivia())]))
        .WithTriviaFrom(lazy);
}
