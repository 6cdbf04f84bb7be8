using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Lines such as <c>#if</c> and <c>#region</c>, which belong to the trivia of the code below them.</summary>
internal static class Directives
{
    /// <summary>
    /// Whether one stands within a node, where a change would tear it apart. One above it stays where it is: no fix changes what
    /// leads to a node.
    /// </summary>
    public static bool AreWithin(SyntaxNode node) => node.ContainsDirectives && node.WithoutLeadingTrivia().ContainsDirectives;
}
