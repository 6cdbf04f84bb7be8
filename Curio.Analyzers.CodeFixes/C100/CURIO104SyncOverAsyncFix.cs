using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.CodeFixes.C100;

/// <summary>Fixes CURIO104: a task that is waited for by the thread is awaited.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CURIO104SyncOverAsyncFix))]
[Shared]
public sealed class CURIO104SyncOverAsyncFix() : CurioCodeFix(RuleIds.SyncOverAsync)
{
    internal override IEnumerable<SiteEdit?> EditsOf(FixSite site)
    {
        if (site.Node is not ExpressionSyntax wait || Directives.AreWithin(wait) || ConditionalAccess.Continues(wait))
        {
            // Behind a '?.' there may be no task at all; an await would throw.
            yield break;
        }

        if (TaskWait.From(site) is not { } found)
        {
            yield return site.Context == CodeContext.Coroutine
                ? AwaitableTwin.Of(site, "Task", "ValueTask", "Coro")
                : AwaitableTwin.Of(site, "Task", "ValueTask");
        }
        else if ((found.ThrowsPlainly || !AggregateHandler.Around(site.Node)) && site.AwaitAt(wait) is { } awaiting)
        {
            yield return new SiteEdit("Use 'await'", awaiting, current => CurioSyntax.AwaitInPlace(
                found.Awaitable((ExpressionSyntax)current), current, wait))
            {
                AddsValue = found.AddsValue,
            };
        }
    }
}
