using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Applies fixes one by one and as fix-all in every scope; all ways must end in the same compiling code.</summary>
internal static class FixRunner
{
    public static async Task RunAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, Dictionary<string, string> expected)
    {
        Solution done = await FixSinglyAsync(solution);
        await CompareAsync(done, expected, "one by one");
        Assert.Empty(await RuleTest.ErrorsAsync(done));
        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            await CompareAsync(await FixAllAsync(solution, diagnostics, scope), expected, scope.ToString());
        }
    }

    /// <summary>What a fix offers for a diagnostic: nothing, or one action.</summary>
    public static async Task<CodeAction?> ActionOfAsync(Solution solution, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        if (Rules.FixOf(diagnostic.Id) is { } fix && solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        }

        return actions.SingleOrDefault();
    }

    /// <summary>Applies the first fix that is offered; null when none is.</summary>
    public static async Task<Solution?> FixFirstAsync(Solution solution) =>
        await FirstActionAsync(solution) is { } action ? await ChangedAsync(action) : null;

    private static async Task<Solution> FixSinglyAsync(Solution solution)
    {
        while (await FixFirstAsync(solution) is { } changed)
        {
            solution = changed;
        }

        return solution;
    }

    private static async Task<CodeAction?> FirstActionAsync(Solution solution)
    {
        foreach (Diagnostic diagnostic in await RuleTest.AnalyzeAsync(solution))
        {
            if (await ActionOfAsync(solution, diagnostic) is { } action)
            {
                Assert.Equal(Rules.FixOf(diagnostic.Id)!.GetType().Name, action.EquivalenceKey);
                return action;
            }
        }

        return null;
    }

    /// <summary>Starts a fix-all in one document of each document, project or solution that has a diagnostic.</summary>
    private static async Task<Solution> FixAllAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, FixAllScope scope)
    {
        foreach (Document start in diagnostics.Select(d => solution.GetDocument(d.Location.SourceTree)!)
            .DistinctBy(d => scope switch { FixAllScope.Document => d.Id, FixAllScope.Project => d.Project.Id, _ => (object)0 }).ToList())
        {
            foreach (CodeFixProvider fix in Rules.Fixes)
            {
                FixAllContext context = new(
                    solution.GetDocument(start.Id)!, fix, scope, fix.GetType().Name, fix.FixableDiagnosticIds, new Found(diagnostics), default);
                CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);
                solution = action is null ? solution : await ChangedAsync(action);
            }
        }

        return solution;
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task CompareAsync(Solution solution, Dictionary<string, string> expected, string way)
    {
        foreach (Document document in solution.Projects.SelectMany(p => p.Documents).Where(d => expected.ContainsKey(d.FilePath!)))
        {
            string actual = (await document.GetTextAsync()).ToString();
            Assert.True(expected[document.FilePath!] == actual, $"{document.FilePath}, {way}:\n{actual}");
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
