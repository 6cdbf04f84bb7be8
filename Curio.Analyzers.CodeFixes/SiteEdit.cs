using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>What one diagnostic's fix does to the tree. Edits of several sites are applied together.</summary>
internal sealed class SiteEdit
{
    /// <summary>An edit that puts an await at a site.</summary>
    public SiteEdit(AwaitSite site, Func<SyntaxNode, SyntaxNode> rewrite)
        : this(site.Node, rewrite) => Site = site;

    /// <summary>An edit that leaves the function around it what it is.</summary>
    public SiteEdit(SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite)
    {
        Node = node;
        Rewrite = rewrite;
    }

    /// <summary>The node that is replaced.</summary>
    public SyntaxNode Node { get; }

    /// <summary>Where an await is put, and what must become of the function around it; null when none is.</summary>
    public AwaitSite? Site { get; }

    /// <summary>Makes the new node from the current one, which may contain the result of an inner edit.</summary>
    public Func<SyntaxNode, SyntaxNode> Rewrite { get; }
}
