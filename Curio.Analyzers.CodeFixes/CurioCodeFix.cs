using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// What all fixes share: a fix is worked out, and compiled, before it is offered; all sites of a document are fixed in
/// one pass, and one that cannot be fixed does not keep the others from it.
/// </summary>
/// <remarks>
/// A rule has one equivalence key, so that one pass fixes what can be fixed: where several edits would do, each site gets
/// the first of them that compiles.
/// </remarks>
public abstract class CurioCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider s_fixAll = FixAllProvider.Create(
        async (context, document, diagnostics) =>
            (await ((CurioCodeFix)context.CodeFixProvider)
                .FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false))?.Document);

    private protected CurioCodeFix(string diagnosticId) => FixableDiagnosticIds = [diagnosticId];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => s_fixAll;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            AppliedEdits? done = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (done is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(done.Edits[0].Title, _ => Task.FromResult(done.Document), GetType().Name), diagnostic);
            }

            await RegisterOtherAsync(context, diagnostic, isFixed: done is not null).ConfigureAwait(false);
        }
    }

    /// <summary>Offers another remedy, which is no edit of the diagnostic's own document.</summary>
    /// <param name="context">Where it is offered.</param>
    /// <param name="diagnostic">What it would fix.</param>
    /// <param name="isFixed">Whether an edit of the document is offered as well.</param>
    private protected virtual Task RegisterOtherAsync(CodeFixContext context, Diagnostic diagnostic, bool isFixed) => Task.CompletedTask;

    /// <summary>The edits that would each remove a diagnostic, best first; none when none is certainly right.</summary>
    internal abstract IEnumerable<SiteEdit?> EditsOf(FixSite site);

    private async Task<AppliedEdits?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        List<List<SiteEdit>> sites = await SitesAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        List<SiteEdit> first = FirstOfEach(sites);
        return await AppliedEdits.TryAsync(document, first, cancellationToken).ConfigureAwait(false)
            ?? await OneByOneAsync(document, sites, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The edits of each diagnostic that has any; the compiler has not been asked yet.</summary>
    private protected async Task<List<List<SiteEdit>>> SitesAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return CurioContext.Of(model.Compilation, document.Project.AnalyzerOptions) is not { } curio ? [] : [.. diagnostics
            .Select(d => root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true))
            .Distinct()
            .OrderBy(node => node.SpanStart)
            .ThenByDescending(node => node.Span.Length)
            .Select(node => EditsOf(new FixSite(node, model, curio, cancellationToken)).OfType<SiteEdit>().ToList())
            .Where(edits => edits.Count > 0)];
    }

    private static List<SiteEdit> FirstOfEach(List<List<SiteEdit>> sites)
    {
        List<SiteEdit> chosen = [];
        foreach (SiteEdit edit in sites.Select(s => s[0]))
        {
            if (chosen.All(edit.AgreesWith))
            {
                chosen.Add(edit);
            }
        }

        return chosen;
    }

    /// <summary>Keeps of each site the first edit that compiles together with those kept before it.</summary>
    private static async Task<AppliedEdits?> OneByOneAsync(
        Document document, List<List<SiteEdit>> sites, CancellationToken cancellationToken)
    {
        AppliedEdits? kept = null;
        foreach (List<SiteEdit> edits in sites)
        {
            foreach (SiteEdit edit in edits)
            {
                IReadOnlyList<SiteEdit> before = kept?.Edits ?? [];
                if (before.All(edit.AgreesWith)
                    && await AppliedEdits.TryAsync(document, [.. before, edit], cancellationToken).ConfigureAwait(false) is { } more)
                {
                    kept = more;
                    break;
                }
            }
        }

        return kept;
    }
}
