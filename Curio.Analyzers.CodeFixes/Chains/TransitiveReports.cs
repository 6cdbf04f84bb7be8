using System.Collections.Immutable;
using Curio.Analyzers.C100;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.CodeFixes.Chains;

/// <summary>What CURIO106 reports in a solution that is being fixed, as far as that is wanted.</summary>
internal sealed class TransitiveReports
{
    private readonly ImmutableHashSet<DocumentId> _documents;
    private readonly DiagnosticSeverity _least;

    private TransitiveReports(Solution solution, ImmutableArray<Diagnostic> all, ImmutableHashSet<DocumentId> documents, DiagnosticSeverity least)
    {
        Solution = solution;
        All = all;
        _documents = documents;
        _least = least;
    }

    /// <summary>Where they are reported.</summary>
    public Solution Solution { get; }

    /// <summary>The reports.</summary>
    public ImmutableArray<Diagnostic> All { get; }

    /// <summary>What is to be fixed.</summary>
    public static async Task<TransitiveReports> FirstAsync(FixAllContext context)
    {
        List<Diagnostic> found = [];
        if (context.Scope == FixAllScope.Document)
        {
            found.AddRange(await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false));
        }
        else
        {
            foreach (Project project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects)
            {
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }
        }

        return new TransitiveReports(
            context.Solution,
            [.. found],
            [.. found.Select(d => context.Solution.GetDocument(d.Location.SourceTree)?.Id).OfType<DocumentId>()],
            found.Select(d => d.Severity).DefaultIfEmpty(DiagnosticSeverity.Hidden).Min());
    }

    /// <summary>What is left of them in a changed solution: in the same files, and not less severe than the mildest one was.</summary>
    public async Task<TransitiveReports> AfterAsync(Solution solution, CancellationToken cancellationToken)
    {
        if (solution == Solution)
        {
            return this;
        }

        List<Diagnostic> left = [];
        foreach (ProjectId id in _documents.Select(d => d.ProjectId).Distinct())
        {
            Project project = solution.GetProject(id)!;
            Compilation compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            ImmutableArray<Diagnostic> found = await compilation
                .WithAnalyzers([new CURIO106TransitiveBlockingAnalyzer()], project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
            left.AddRange(found.Where(d => d.Id == RuleIds.TransitiveBlocking
                && d.Severity >= _least
                && solution.GetDocument(d.Location.SourceTree) is { } document
                && _documents.Contains(document.Id)));
        }

        return new TransitiveReports(
            solution, [.. left.OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)], _documents, _least);
    }

    /// <summary>The same question to fix them all, about this solution.</summary>
    public FixAllContext For(FixAllContext context) => Solution == context.Solution ? context
        : context.Document is { } document
            ? new FixAllContext(
                Solution.GetDocument(document.Id)!,
                context.CodeFixProvider,
                context.Scope,
                context.CodeActionEquivalenceKey!,
                context.DiagnosticIds,
                new Known(All),
                context.CancellationToken)
            : new FixAllContext(
                Solution.GetProject(context.Project.Id)!,
                context.CodeFixProvider,
                context.Scope,
                context.CodeActionEquivalenceKey!,
                context.DiagnosticIds,
                new Known(All),
                context.CancellationToken);

    private sealed class Known(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(d => document.Project.GetDocument(d.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(d => project.GetDocument(d.Location.SourceTree) is not null));
    }
}
