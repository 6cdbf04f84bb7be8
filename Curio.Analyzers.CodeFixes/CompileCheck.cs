using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Asks the compiler whether a changed document still compiles. Fixes change bodies, <c>async</c> and a file's own
/// <c>using</c>s, none of which another file can see, so binding this one document decides it.
/// </summary>
internal static class CompileCheck
{
    /// <summary>Whether the new document has an error that the old one does not have.</summary>
    public static async Task<bool> AddsErrorsAsync(Document old, Document changed, CancellationToken cancellationToken)
    {
        ILookup<string, Diagnostic> after = await ErrorsAsync(changed, cancellationToken).ConfigureAwait(false);
        if (after.Count == 0)
        {
            return false;
        }

        // Code that is being written has errors of its own, which move with the edit: they are compared by number.
        ILookup<string, Diagnostic> before = await ErrorsAsync(old, cancellationToken).ConfigureAwait(false);
        return after.Any(errors => errors.Count() > before[errors.Key].Count());
    }

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed)
            .ToLookup(d => d.Id);
    }
}
