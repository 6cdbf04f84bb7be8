using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Statements that take an <c>await</c> themselves: <c>using</c> and <c>foreach</c>.</summary>
internal static class AwaitedStatement
{
    /// <summary>The statement whose resource, or collection, a node is; null for any other node.</summary>
    public static StatementSyntax? Around(SyntaxNode node) => node switch
    {
        { Parent: CommonForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop } when loop.Expression == node => loop,
        { Parent: UsingStatementSyntax { AwaitKeyword.RawKind: 0 } use } when use.Expression == node || use.Declaration == node => use,
        LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: not 0 } local => local,
        VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: not 0 } local } => local,
        _ => null,
    };

    /// <summary>The edit that puts the <c>await</c> there, or null where none may stand.</summary>
    public static SiteEdit? Edit(FixSite site, StatementSyntax statement) => site.AwaitAt(statement) is { } awaiting
        ? new SiteEdit(statement is CommonForEachStatementSyntax ? "Use 'await foreach'" : "Use 'await using'", awaiting, WithAwait)
        : null;

    /// <summary>The same statement with its await, before which its comments stay.</summary>
    public static SyntaxNode WithAwait(SyntaxNode statement)
    {
        SyntaxToken keyword = SyntaxFactory.Token(statement.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, [SyntaxFactory.Space]);
        return statement.WithoutLeadingTrivia() switch
        {
            CommonForEachStatementSyntax loop => loop.WithAwaitKeyword(keyword),
            UsingStatementSyntax use => use.WithAwaitKeyword(keyword),
            LocalDeclarationStatementSyntax local => local.WithAwaitKeyword(keyword),
            SyntaxNode other => other,
        };
    }
}
