using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Turns declarations into those of resources.</summary>
internal static class UsingSyntax
{
    /// <summary>The declaration with <c>await using</c>.</summary>
    public static LocalDeclarationStatementSyntax Asynchronous(LocalDeclarationStatementSyntax declaration)
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        LocalDeclarationStatementSyntax use = Plain(declaration.WithoutLeadingTrivia());
        return use.WithAwaitKeyword(Token(SyntaxKind.AwaitKeyword, default)).WithLeadingTrivia(leading);
    }

    /// <summary>The declaration with <c>using</c>.</summary>
    public static LocalDeclarationStatementSyntax Plain(LocalDeclarationStatementSyntax declaration) =>
        !declaration.UsingKeyword.IsKind(SyntaxKind.None)
            ? declaration
            : declaration.WithoutLeadingTrivia()
                .WithUsingKeyword(Token(SyntaxKind.UsingKeyword, default))
                .WithLeadingTrivia(declaration.GetLeadingTrivia());

    /// <summary>The statement with <c>await using</c>.</summary>
    public static UsingStatementSyntax Asynchronous(UsingStatementSyntax use) => use
        .WithUsingKeyword(use.UsingKeyword.WithLeadingTrivia())
        .WithAwaitKeyword(Token(SyntaxKind.AwaitKeyword, use.UsingKeyword.LeadingTrivia));

    private static SyntaxToken Token(SyntaxKind kind, SyntaxTriviaList leading) =>
        SyntaxFactory.Token(leading, kind, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
