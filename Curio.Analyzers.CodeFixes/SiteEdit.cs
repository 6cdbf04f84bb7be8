using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>What one diagnostic's fix does to the tree. Edits of several sites are applied together.</summary>
internal sealed class SiteEdit
{
    public SiteEdit(AwaitSite site, Func<SyntaxNode, SyntaxNode> rewrite)
    {
        Site = site;
        Rewrite = rewrite;
    }

    /// <summary>The place, and what must become of the function around it.</summary>
    public AwaitSite Site { get; }

    /// <summary>Makes the new node from the current one, which may contain the result of an inner edit.</summary>
    public Func<SyntaxNode, SyntaxNode> Rewrite { get; }
}
