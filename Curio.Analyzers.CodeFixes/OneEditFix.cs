namespace Curio.Analyzers.CodeFixes;

/// <summary>A fix that knows one way to change a site, which has one title.</summary>
public abstract class OneEditFix : CurioCodeFix
{
    private protected OneEditFix(string diagnosticId, string title)
        : base(diagnosticId) => Title = title;

    /// <summary>What the user is shown.</summary>
    private protected string Title { get; }

    /// <inheritdoc/>
    internal sealed override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [EditOf(site)];

    /// <summary>The edit that would remove the diagnostic; null when none is certainly right.</summary>
    private protected abstract SiteEdit? EditOf(FixSite site);
}
