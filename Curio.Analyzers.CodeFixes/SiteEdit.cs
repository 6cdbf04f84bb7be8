using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>One way to fix one diagnostic: what it does to the tree. Edits of several sites are applied together.</summary>
internal sealed class SiteEdit
{
    /// <summary>An edit that puts an await at a site.</summary>
    public SiteEdit(string title, AwaitSite site, Func<SyntaxNode, SyntaxNode> rewrite)
        : this(title, [new NodeChange(site.Node, rewrite)], [site])
    {
    }

    /// <summary>An edit that leaves the function around it what it is.</summary>
    public SiteEdit(string title, SyntaxNode node, Func<SyntaxNode, SyntaxNode> rewrite)
        : this(title, [new NodeChange(node, rewrite)], [])
    {
    }

    /// <summary>An edit of several places that only make sense together; the first one names it.</summary>
    public SiteEdit(string title, IReadOnlyList<NodeChange> changes, IReadOnlyList<AwaitSite> awaits)
    {
        Title = title;
        Changes = changes;
        Awaits = awaits;
    }

    /// <summary>What the user is shown.</summary>
    public string Title { get; }

    /// <summary>The nodes that are replaced.</summary>
    public IReadOnlyList<NodeChange> Changes { get; }

    /// <summary>Where awaits are put, and what must become of the functions around them.</summary>
    public IReadOnlyList<AwaitSite> Awaits { get; }

    /// <summary>
    /// Whether a replaced node ends up in another function, so that what would be fixed inside it is fixed by that.
    /// </summary>
    public bool MovesCode { get; init; }

    /// <summary>Whether a call without a value is replaced by an await that has one.</summary>
    public bool AddsValue { get; init; }

    /// <summary>Whether both edits can be made: neither changes what the other one moves, or the same node.</summary>
    public bool AgreesWith(SiteEdit other) => !Spoils(other) && !other.Spoils(this);

    private bool Spoils(SiteEdit other) => Changes.Any(mine => other.Changes.Any(
        theirs => mine.Node == theirs.Node || (MovesCode && mine.Node.Span.Contains(theirs.Node.Span))));
}
