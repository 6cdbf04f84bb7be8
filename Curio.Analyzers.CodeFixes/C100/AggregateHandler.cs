using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// Handlers that reckon with the <c>AggregateException</c> of a wait. An await throws what is inside, and they would no
/// longer get it, or look for something inside that is not there.
/// </summary>
internal static class AggregateHandler
{
    private static readonly string[] s_names = ["AggregateException", "InnerException", "InnerExceptions", "Flatten", "GetBaseException"];

    /// <summary>Whether such a handler stands around a node, within its function.</summary>
    public static bool Around(SyntaxNode node)
    {
        SyntaxNode? function = FunctionSyntax.Around(node);
        return node.Ancestors().TakeWhile(n => n != function).OfType<TryStatementSyntax>()
            .Where(t => t.Block.Span.Contains(node.Span))
            .SelectMany(t => t.Catches)
            .SelectMany(c => c.DescendantTokens())
            .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && s_names.Contains(t.ValueText));
    }
}
