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
    private const string Title = "Make a list in the worker";

    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO404LazyWorkFix()
        : base(RuleIds.LazyWork)
    {
    }

    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    private static SiteEdit? EditOf(FixSite place) =>
        place.Node is InvocationExpressionSyntax
        && place.Model.GetTypeInfo(place.Node, place.CancellationToken).Type is INamedTypeSymbol { IsGenericType: true, Name: "IEnumerable" or "IOrderedEnumerable" }
            ? new SiteEdit(Title, place.Node, current => Listed((InvocationExpressionSyntax)current))
            : null;

    private static InvocationExpressionSyntax Listed(InvocationExpressionSyntax lazy) => SyntaxFactory.InvocationExpression(
            CurioSyntax.Member("System.Linq.Enumerable", "ToList"),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(lazy.WithoutTrivia())]))
        .WithTriviaFrom(lazy);
}
