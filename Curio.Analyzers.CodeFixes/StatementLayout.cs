using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Lays out a new statement like one beside it.</summary>
internal static class StatementLayout
{
    /// <summary>The statement with the indentation of the other one, and on a line of its own if that is.</summary>
    public static T Like<T>(T statement, StatementSyntax? neighbour)
        where T : StatementSyntax => statement.WithLeadingTrivia(Indentation(neighbour)).WithTrailingTrivia(End(neighbour));

    /// <summary>What stands before a statement on its line.</summary>
    public static SyntaxTriviaList Indentation(StatementSyntax? statement) => statement is null
        ? []
        : [.. statement.GetLeadingTrivia().Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1)];

    /// <summary>What separates a statement from the next one, without the comments.</summary>
    public static SyntaxTriviaList End(StatementSyntax? statement) =>
        statement?.GetTrailingTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } lineEnd
            ? [lineEnd]
            : [SyntaxFactory.Space];
}
