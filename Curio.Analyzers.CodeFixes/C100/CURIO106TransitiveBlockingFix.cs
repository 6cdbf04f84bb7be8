using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO106: the call that blocks somewhere inside goes to a worker as a whole.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO106TransitiveBlockingFix))]
[Shared]
public sealed class CURIO106TransitiveBlockingFix : CurioCodeFix
{
    /// <summary>Creates the fix; the workspace does.</summary>
    public CURIO106TransitiveBlockingFix()
        : base(RuleIds.TransitiveBlocking)
    {
    }

    private protected override IEnumerable<SiteEdit?> EditsOf(FixSite site) => [Offload.Of(site)];
}
