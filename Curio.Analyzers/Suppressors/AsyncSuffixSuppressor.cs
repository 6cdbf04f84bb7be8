using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Suppressors;

/// <summary>
/// CURIOS2: the rules on names that end in Async, for functions that return a coroutine. Such a function only makes one: what
/// it is called is a matter of the house, and most of those rules do not know the type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncSuffixSuppressor : CurioSuppressor
{
    /// <summary>Creates the suppressor; the compiler does.</summary>
    public AsyncSuffixSuppressor()
        : base(
            "CURIOS2",
            "A coroutine may be named with and without the suffix 'Async'",
            "VSTHRD200",
            "MA0137",
            "MA0138",
            "RCS1046",
            "RCS1047")
    {
    }

    private protected override bool IsWrong(SyntaxNode node, SemanticModel model, CurioContext curio) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax) is { } function
        && model.GetDeclaredSymbol(function) is IMethodSymbol method
        && curio.Symbols.IsCoro(method.ReturnType);
}
