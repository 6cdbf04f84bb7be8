using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Simplification;

namespace Curio.Analyzers.CodeFixes;

/// <summary>Documents with edits that compile together.</summary>
internal static class EditedSolution
{
    /// <summary>The solution with all of the edits, or null when a changed document would not compile, or lose a comment.</summary>
    public static async Task<Solution?> TryAsync(
        Solution solution, ILookup<DocumentId, SiteEdit> edits, CancellationToken cancellationToken)
    {
        List<DocumentId> ids = [.. edits.Select(e => e.Key)];
        Solution edited = solution;
        foreach (DocumentId id in ids)
        {
            Document document = solution.GetDocument(id)!;
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            SyntaxNode changed = AppliedEdits.Edited(root, [.. edits[id]], document);
            if (CommentsIn(changed) < CommentsIn(root))
            {
                return null;
            }

            edited = edited.WithDocumentSyntaxRoot(id, changed);
        }

        Solution imported = await ForEachAsync(edited, ids, Imports.AddMissingAsync, cancellationToken).ConfigureAwait(false);

        // A new import can make another name ambiguous; then the names stay as long as they must.
        foreach (Solution candidate in new[] { imported, edited }.Distinct())
        {
            Solution changed = await ForEachAsync(candidate, ids, ShortenAsync, cancellationToken).ConfigureAwait(false);
            if (!await AddsErrorsAsync(solution, changed, ids, cancellationToken).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>What somebody wrote between the parts of a call that are put together anew is worth more than the fix.</summary>
    private static int CommentsIn(SyntaxNode root) => root.DescendantTrivia().Count(CurioSyntax.IsComment);

    private static async Task<Solution> ForEachAsync(
        Solution solution, List<DocumentId> ids, Func<Document, CancellationToken, Task<Document>> change, CancellationToken cancellationToken)
    {
        Solution changed = solution;
        foreach (DocumentId id in ids)
        {
            Document old = changed.GetDocument(id)!;
            Document document = await change(old, cancellationToken).ConfigureAwait(false);
            changed = document.Project.Solution;
        }

        return changed;
    }

    private static async Task<Document> ShortenAsync(Document document, CancellationToken cancellationToken)
    {
        Document shortened = await Simplifier.ReduceAsync(document, CurioSyntax.Name, cancellationToken: cancellationToken).ConfigureAwait(false);
        return shortened.WithSyntaxRoot(AsWritten((await shortened.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!));
    }

    /// <summary>
    /// Without the marks by which new syntax asks a formatter to lay out what is around it: the line after it would lose its tabs, or an
    /// indentation that somebody chose.
    /// </summary>
    private static SyntaxNode AsWritten(SyntaxNode root) => root.ReplaceTrivia(
        root.DescendantTrivia().Where(t => t.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)), (_, _) => default);

    private static async Task<bool> AddsErrorsAsync(
        Solution old, Solution changed, List<DocumentId> ids, CancellationToken cancellationToken)
    {
        foreach (DocumentId id in ids)
        {
            if (await CompileCheck.AddsErrorsAsync(old.GetDocument(id)!, changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }
}
