using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>A call of a method that becomes a coroutine.</summary>
internal sealed class ChainCall
{
    /// <summary>Creates it.</summary>
    public ChainCall(Document document, SiteEdit edit)
    {
        Document = document;
        Edit = edit;
    }

    /// <summary>Where it stands.</summary>
    public Document Document { get; }

    /// <summary>How it is awaited.</summary>
    public SiteEdit Edit { get; }
}
