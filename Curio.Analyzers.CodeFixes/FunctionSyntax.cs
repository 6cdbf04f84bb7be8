using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Questions about the syntax of functions that the fixes ask.</summary>
internal static class FunctionSyntax
{
    /// <summary>The lambda, local function, accessor or method around a node; null in an initialiser.</summary>
    public static SyntaxNode? Around(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunction);

    /// <summary>Whether a function carries <c>async</c>.</summary>
    public static bool IsAsync(SyntaxNode function) => ModifiersOf(function).Any(SyntaxKind.AsyncKeyword);

    /// <summary>The nodes of a function, without those of the functions inside it.</summary>
    public static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode function) =>
        function.DescendantNodes(n => n == function || !IsFunction(n));

    private static bool IsFunction(SyntaxNode node) => node
        is AnonymousFunctionExpressionSyntax
        or LocalFunctionStatementSyntax
        or AccessorDeclarationSyntax
        or BaseMethodDeclarationSyntax;

    private static SyntaxTokenList ModifiersOf(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        BaseMethodDeclarationSyntax method => method.Modifiers,
        _ => default,
    };
}
