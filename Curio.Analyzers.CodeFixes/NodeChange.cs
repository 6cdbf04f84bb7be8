using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>The replacement of one node.</summary>
internal sealed class NodeChange
{
    /// <summary>Creates a replacement.</summary>
    public NodeChange(SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite)
    {
        Node = node;
        Rewrite = rewrite;
    }

    /// <summary>The node that is replaced.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Makes the new node from the current one, which may contain the result of an inner edit.</summary>
    public Func<SyntaxNode, SyntaxNode> Rewrite { get; }
}
