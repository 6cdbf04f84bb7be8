using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Applies fixes one by one and as fix-all in every scope; all ways must end in the same code.</summary>
internal static class FixRunner
{
    /// <summary>The solution when no fix is offered any more; with another remedy, none of that kind.</summary>
    public static async Task<Solution> RunAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, List<TestFile> files, (string Key, string Title)? other)
    {
        (Solution done, ImmutableArray<Diagnostic> left) = (solution, diagnostics);
        while (await FirstActionAsync(done, left, other) is { } action)
        {
            done = await ChangedAsync(action);
            left = await RuleTest.AnalyzeAsync(done);
        }

        await CompareAsync(done, files, "one by one");
        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            await CompareAsync(await FixAllAsync(solution, diagnostics, scope, other?.Key), files, scope.ToString());
        }

        return done;
    }

    /// <summary>
    /// What a fix offers for a diagnostic: nothing, or an action under the name of the fix, and perhaps another one under a key of its own.
    /// That is the one of another remedy, which has the fix's own key where it stands alone.
    /// </summary>
    public static async Task<CodeAction?> ActionOfAsync(Solution solution, Diagnostic diagnostic, (string Key, string Title)? other)
    {
        List<CodeAction> actions = [];
        if (Rules.FixOf(diagnostic.Id) is { } fix && solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            Assert.Equal(actions.Take(1).Select(_ => fix.GetType().Name), actions.Take(1).Select(a => a.EquivalenceKey));
            Assert.Distinct(actions.Select(a => a.EquivalenceKey));
        }

        if (other is not var (key, title))
        {
            return actions.FirstOrDefault();
        }

        CodeAction? chosen = actions.SingleOrDefault(a => a.Title.StartsWith(title, StringComparison.Ordinal));
        Assert.True(chosen is null || actions.Count == 1 || chosen.EquivalenceKey == key);
        return chosen;
    }

    private static async Task<CodeAction?> FirstActionAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, (string Key, string Title)? other)
    {
        CodeAction? action = null;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            action ??= await ActionOfAsync(solution, diagnostic, other);
        }

        return action;
    }

    /// <summary>Starts a fix-all in one document of each document, project or solution that has a diagnostic.</summary>
    private static async Task<Solution> FixAllAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, FixAllScope scope, string? key)
    {
        ImmutableArray<Diagnostic>? now = diagnostics;
        foreach (Document start in diagnostics.Select(d => solution.GetDocument(d.Location.SourceTree)!)
            .DistinctBy(d => scope switch { FixAllScope.Document => d.Id, FixAllScope.Project => d.Project.Id, _ => (object)0 }).ToList())
        {
            foreach (CodeFixProvider fix in Rules.Fixes.Where(f => diagnostics.Any(d => f.FixableDiagnosticIds.Contains(d.Id))))
            {
                now ??= await RuleTest.AnalyzeAsync(solution);
                FixAllContext context = new(
                    solution.GetDocument(start.Id)!, fix, scope, key ?? fix.GetType().Name, fix.FixableDiagnosticIds, new Found(now.Value), default);
                CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);
                if (action is not null)
                {
                    (solution, now) = (await ChangedAsync(action), null);
                }
            }
        }

        return solution;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task CompareAsync(Solution solution, List<TestFile> files, string way)
    {
        foreach (TestFile file in files)
        {
            Document document = solution.Projects.SelectMany(p => p.Documents).Single(d => d.Name == file.Path);
            string actual = (await document.GetTextAsync()).ToString();
            Assert.True(file.FixedCode == actual, $"{file.Path}, {way}:\n{actual}");
        }
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => d.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => project.Documents.Any(p => p.FilePath == d.Location.GetLineSpan().Path)));
    }
}
