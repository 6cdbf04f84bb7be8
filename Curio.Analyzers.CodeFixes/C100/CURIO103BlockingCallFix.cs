using System.Composition;
using Curio.Analyzers.CodeFixes.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>
/// Fixes CURIO103: what blocks goes to a worker. A reader or writer that its function opened itself becomes an asynchronous file,
/// as CURIO102 makes it one: which rule is fixed first must not matter.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO103BlockingCallFix))]
[Shared]
public sealed class CURIO103BlockingCallFix() : CurioCodeFix(RuleIds.BlockingCall)
{
    /// <summary>What is reported for its disposal, by a <c>using</c> around it, is not what blocks.</summary>
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site) => site.BlockingCall() is null ? []
        : site.Context == CodeContext.Task ? [AwaitableTwin.Of(site, "Task", "ValueTask"), Offload.Of(site)]
        : [AsyncFileRewrite.Of(site), Offload.Of(site)];
}
