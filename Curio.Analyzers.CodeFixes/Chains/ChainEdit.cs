using Curio.Analyzers.Blocking;
using Curio.Analyzers.CodeFixes.C100;
using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>All changes that make a chain of methods coroutines: the declarations, their callers, and what blocks at the end.</summary>
internal sealed class ChainEdit
{
    private readonly CoroutineChain _chain;
    private readonly IReadOnlyList<ChainCall> _calls;

    /// <summary>Creates it.</summary>
    public ChainEdit(CoroutineChain chain, IReadOnlyList<ChainCall> calls)
    {
        _chain = chain;
        _calls = calls;
    }

    /// <summary>The changed solution, or null when it would not compile.</summary>
    public async Task<Solution?> TryAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (SiteEdit end in RemediesOf(_chain.End))
        {
            if (_calls.All(c => end.AgreesWith(c.Edit))
                && await EditedSolution.TryAsync(solution, EditsWith(end), cancellationToken).ConfigureAwait(false) is { } changed
                && !await CompileCheck.AddsDeclarationErrorsAsync(
                    _chain.Links[0].Document.Project, changed, cancellationToken).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>What the rule that will report the end of the way, once that is in a coroutine, would offer.</summary>
    private static IEnumerable<SiteEdit> RemediesOf(FixSite end)
    {
        CurioCodeFix? fix = end.BlockingCall()?.Entry.Kind switch
        {
            BlockingKind.Sleep => new CURIO101ThreadSleepFix(),
            BlockingKind.File => new CURIO102BlockingFileFix(),
            BlockingKind.Other => new CURIO103BlockingCallFix(),
            BlockingKind.Await => new CURIO104SyncOverAsyncFix(),
            BlockingKind.Sync => new CURIO105ThreadSynchronizationFix(),
            _ => null,
        };
        return fix?.EditsOf(end).OfType<SiteEdit>() ?? [];
    }

    private ILookup<DocumentId, SiteEdit> EditsWith(SiteEdit end) => _calls
        .Select(c => (c.Document.Id, c.Edit))
        .Append((_chain.Links[_chain.Links.Count - 1].Document.Id, end))
        .Concat(_chain.Links.Select(l => (l.Document.Id, new SiteEdit(
            _chain.Title, l.Function, current => l.Converted(current, _chain.Call.Context)))))
        .ToLookup(e => e.Item1, e => e.Item2);
}
