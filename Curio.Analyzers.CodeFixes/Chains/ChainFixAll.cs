using Curio.Analyzers.CodeFixes.C100;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>
/// Fixes all of CURIO106. Under the key of the rule each call gets a worker, and the methods behind it become coroutines only where
/// a worker cannot run it; under the key of the chains they become coroutines wherever they can.
/// </summary>
/// <remarks>
/// A tool that fixes in bulk takes the key of the first fix that the first diagnostic is offered. So a call without a worker
/// offers its chain under the key of the rule: what such a tool does then does not depend on which call comes first.
/// </remarks>
internal sealed class ChainFixAll(FixAllProvider workers) : FixAllProvider
{
    /// <summary>The key of a chain where there is a worker too, so that somebody has chosen it.</summary>
    public const string Key = "CURIO106CoroutineChain";

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => workers.GetSupportedFixAllScopes();

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Fix all calls that block", cancellationToken => FixAsync(fixAllContext, cancellationToken), fixAllContext.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        TransitiveReports found = await TransitiveReports.FirstAsync(context).ConfigureAwait(false);
        if (context.CodeActionEquivalenceKey == Key)
        {
            return (await WithChainsAsync(found, _ => Task.FromResult(true), cancellationToken).ConfigureAwait(false)).Solution;
        }

        // A method that a worker has been given to call is no coroutine any more: those that have no other way come first.
        var fix = (CURIO106TransitiveBlockingFix)context.CodeFixProvider;
        found = await WithChainsAsync(found, IsWithoutWorkerAsync, cancellationToken).ConfigureAwait(false);
        found = await found.AfterAsync(
            await WithWorkersAsync(found.For(context), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return (await WithChainsAsync(found, _ => Task.FromResult(true), cancellationToken).ConfigureAwait(false)).Solution;

        async Task<bool> IsWithoutWorkerAsync((Document Document, Diagnostic Diagnostic) report) =>
            !await fix.MayHaveWorkerAsync(report.Document, report.Diagnostic, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Solution> WithWorkersAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        CodeAction? action = await workers.GetFixAsync(context).ConfigureAwait(false);
        return action is null
            ? context.Solution
            : (await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>
    /// Changes what can be changed without another look at the code, and then looks: a report whose path leads through a file that
    /// was changed before, of which the tree is another now, waits for the next round.
    /// </summary>
    private static async Task<TransitiveReports> WithChainsAsync(
        TransitiveReports found, Func<(Document Document, Diagnostic Diagnostic), Task<bool>> isWanted, CancellationToken cancellationToken)
    {
        // Each round leaves one report less; the number of the first ones bounds what code in an odd state could cause.
        for (int rounds = found.All.Length; rounds > 0; rounds--)
        {
            Solution solution = found.Solution;
            foreach (Diagnostic diagnostic in found.All)
            {
                if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                    && await isWanted((document, diagnostic)).ConfigureAwait(false)
                    && await CoroutineChain.OfAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } chain
                    && await chain.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed)
                {
                    solution = changed;
                }
            }

            if (solution == found.Solution)
            {
                break;
            }

            found = await found.AfterAsync(solution, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }
}
