using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Applies fixes one by one and as fix-all in every scope; all ways must end in the same code.</summary>
internal static class FixRunner
{
    /// <summary>The solution when no fix is offered any more; where one is given, it alone.</summary>
    public static async Task<Solution> RunAsync(
        Solution solution, ImmutableArray<Diagnostic> diagnostics, List<TestFile> files, CodeFixProvider? only)
    {
        (Solution done, ImmutableArray<Diagnostic> left) = (solution, diagnostics);
        while (await FirstActionAsync(done, left, only) is { } action)
        {
            done = await ChangedAsync(action);
            left = await RuleTest.AnalyzeAsync(done);
        }

        await CompareAsync(done, files, "one by one");
        foreach (FixAllScope scope in only is not null ? [] : new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            await CompareAsync(await FixAllAsync(solution, diagnostics, scope), files, scope.ToString());
        }

        return done;
    }

    /// <summary>What a fix offers for a diagnostic: nothing, or one action.</summary>
    public static async Task<CodeAction?> ActionOfAsync(Solution solution, Diagnostic diagnostic, CodeFixProvider? only)
    {
        List<CodeAction> actions = [];
        if ((only is null ? Rules.FixOf(diagnostic.Id) : only.FixableDiagnosticIds.Contains(diagnostic.Id) ? only : null) is { } fix
            && solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            Assert.All(actions, a => Assert.Equal(fix.GetType().Name, a.EquivalenceKey));
        }

        return actions.SingleOrDefault();
    }

    private static async Task<CodeAction?> FirstActionAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CodeFixProvider? only)
    {
        CodeAction? action = null;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            action ??= await ActionOfAsync(solution, diagnostic, only);
        }

        return action;
    }

    /// <summary>Starts a fix-all in one document of each document, project or solution that has a diagnostic.</summary>
    private static async Task<Solution> FixAllAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, FixAllScope scope)
    {
        ImmutableArray<Diagnostic>? now = diagnostics;
        foreach (Document start in diagnostics.Select(d => solution.GetDocument(d.Location.SourceTree)!)
            .DistinctBy(d => scope switch { FixAllScope.Document => d.Id, FixAllScope.Project => d.Project.Id, _ => (object)0 }).ToList())
        {
            foreach (CodeFixProvider fix in Rules.Fixes.Where(f => diagnostics.Any(d => f.FixableDiagnosticIds.Contains(d.Id))))
            {
                now ??= await RuleTest.AnalyzeAsync(solution);
                FixAllContext context = new(
                    solution.GetDocument(start.Id)!, fix, scope, fix.GetType().Name, fix.FixableDiagnosticIds, new Found(now.Value), default);
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
