using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.CodeFixes;

/// <summary>
/// Asks the compiler whether a changed document still compiles. Most fixes change bodies, <c>async</c> and a file's own
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

    /// <summary>
    /// Whether a declaration somewhere in the project has an error that it did not have: a class that is no longer what an
    /// interface wants need not stand in a changed document.
    /// </summary>
    public static async Task<bool> AddsDeclarationErrorsAsync(Project old, Solution changed, CancellationToken cancellationToken)
    {
        int after = await CountAsync(changed.GetProject(old.Id)!).ConfigureAwait(false);
        return after > 0 && after > await CountAsync(old).ConfigureAwait(false);

        async Task<int> CountAsync(Project project) => (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!
            .GetDeclarationDiagnostics(cancellationToken).Count(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed);
    }

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed)
            .ToLookup(d => d.Id);
    }
}
