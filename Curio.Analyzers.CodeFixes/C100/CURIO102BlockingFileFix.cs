using System.Composition;
using Curio.Analyzers.CodeFixes.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO102: files that are opened here become asynchronous ones, and what else blocks goes to a worker.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO102BlockingFileFix))]
[Shared]
public sealed class CURIO102BlockingFileFix() : CurioCodeFix(RuleIds.BlockingFile)
{
    /// <summary>What is reported for its disposal, by a <c>using</c> around it, is not what blocks.</summary>
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => site.BlockingCall() is null ? []
        : site.Context == CodeContext.Task ? [AwaitableTwin.Of(site, "Task", "ValueTask"), Offload.Of(site)]
        : [AsyncFileRewrite.Of(site), Offload.Of(site)];
}
