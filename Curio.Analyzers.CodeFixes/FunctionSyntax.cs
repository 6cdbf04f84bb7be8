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

    /// <summary>The statements of a function that can be made asynchronous; null for one without, and for any other.</summary>
    public static BlockSyntax? BlockOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    /// <summary>The expression that such a function consists of; null for one with statements, and for any other.</summary>
    public static ExpressionSyntax? ExpressionOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        ParenthesizedLambdaExpressionSyntax { AttributeLists.Count: > 0 } => null,
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    /// <summary>The method that a function declares; null for one that is no method, as an accessor's property.</summary>
    public static IMethodSymbol? SymbolOf(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        (function is AnonymousFunctionExpressionSyntax
            ? model.GetSymbolInfo(function, cancellationToken).Symbol
            : model.GetDeclaredSymbol(function, cancellationToken)) as IMethodSymbol;

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
