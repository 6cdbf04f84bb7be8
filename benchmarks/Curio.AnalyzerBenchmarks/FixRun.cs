using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Curio.Analyzers.CodeFixes.C100;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.AnalyzerBenchmarks;

/// <summary>
/// Applies the fix-all of every rule to real code, solution-wide and one rule after the other, and compares what the compiler
/// says before and after.
/// </summary>
/// <param name="name">What the code is called.</param>
/// <param name="repository">The code.</param>
/// <param name="output">The folder for the changed files.</param>
/// <param name="mode">What is done with the code first.</param>
internal sealed class FixRun(string name, Repository repository, string output, FixMode mode)
{
    private const string ChainKey = "CURIO106CoroutineChain";

    /// <summary>Runs all fixes.</summary>
    /// <returns>The number of compile errors that were not there before.</returns>
    public async Task<int> RunAsync()
    {
        using AdhocWorkspace workspace = new();
        Solution original = Load(workspace.CurrentSolution);
        Solution solution = original;
        List<string> before = await ErrorsAsync(solution, emits: true).ConfigureAwait(false);
        Console.WriteLine($"{name}: {before.Count} errors before");
        solution = await ApplyChainsAsync(solution).ConfigureAwait(false);
        foreach (CodeFixProvider fix in AnalyzerSet.OfFixes())
        {
            string rule = fix.FixableDiagnosticIds[0];
            ILookup<ProjectId, Diagnostic> found = await FindAsync(solution, rule).ConfigureAwait(false);
            int count = found.Sum(p => p.Count());
            if (count > 0)
            {
                Solution changed = await ApplyAsync(solution, fix, found, fix.GetType().Name).ConfigureAwait(false);
                List<Diagnostic> left = [.. (await FindAsync(changed, rule).ConfigureAwait(false)).SelectMany(p => p)];
                int files = changed.GetChanges(solution).GetProjectChanges().Sum(p => p.GetChangedDocuments().Count());
                List<string> errors = await ErrorsAsync(changed).ConfigureAwait(false);
                Console.WriteLine($"{name}\t{rule}\t{count} findings\t{left.Count} left\t{files} files changed\t{errors.Count} errors");
                left.ForEach(d => Console.WriteLine($"{name}\t{rule}\tleft\t{d.Location.GetLineSpan()}\t{d.GetMessage(CultureInfo.InvariantCulture)}"));
                solution = changed;
            }
        }

        List<string> fresh = [.. (await ErrorsAsync(solution, emits: true).ConfigureAwait(false)).Except(before)];
        fresh.ForEach(Console.WriteLine);
        await WriteAsync(original, solution).ConfigureAwait(false);
        return fresh.Count;
    }

    /// <summary>Makes the ways to what blocks coroutines, wherever they can be.</summary>
    private async Task<Solution> ApplyChainsAsync(Solution solution)
    {
        CURIO106TransitiveBlockingFix fix = new();
        string rule = fix.FixableDiagnosticIds[0];
        ILookup<ProjectId, Diagnostic> found = await FindAsync(solution, rule).ConfigureAwait(false);
        int count = found.Sum(p => p.Count());
        if (count > 0)
        {
            solution = await ApplyAsync(solution, fix, found, ChainKey).ConfigureAwait(false);
            int left = (await FindAsync(solution, rule).ConfigureAwait(false)).Sum(p => p.Count());
            Console.WriteLine($"{name}\t{rule} chains\t{count} findings\t{left} left\t{(await ErrorsAsync(solution).ConfigureAwait(false)).Count} errors");
        }

        return solution;
    }

    private Solution Load(Solution solution)
    {
        string config = mode == FixMode.Tasks ? "curio_context = all_async" : "";
        Dictionary<CSharpCompilation, ProjectId> ids = [];
        foreach (CSharpCompilation compilation in repository.Compilations())
        {
            ids[compilation] = ProjectId.CreateNewId(compilation.AssemblyName);
        }

        foreach ((CSharpCompilation compilation, ProjectId id) in ids)
        {
            ProjectInfo info = ProjectInfo.Create(
                id,
                VersionStamp.Default,
                compilation.AssemblyName!,
                compilation.AssemblyName!,
                LanguageNames.CSharp,
                compilationOptions: compilation.Options,
                parseOptions: compilation.SyntaxTrees[0].Options,
                documents: compilation.SyntaxTrees.Select(t => DocumentOf(t, id)),
                metadataReferences: [.. compilation.References.OfType<PortableExecutableReference>(), .. MoreReferences()]);
            solution = solution.AddProject(info).AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".editorconfig", SourceText.From($"root = true\n[*.cs]\n{config}\n"), filePath: "/.editorconfig");
        }

        foreach ((CSharpCompilation compilation, ProjectId id) in ids)
        {
            IEnumerable<ProjectReference> uses = compilation.References.OfType<CompilationReference>()
                .Select(r => new ProjectReference(ids[(CSharpCompilation)r.Compilation])).Where(r => r.ProjectId != id);
            solution = solution.AddProjectReferences(id, uses);
        }

        return solution;
    }

    private IEnumerable<MetadataReference> MoreReferences() =>
        mode == FixMode.Coroutines ? [MetadataReference.CreateFromFile(typeof(Coro).Assembly.Location)] : [];

    private DocumentInfo DocumentOf(SyntaxTree tree, ProjectId project) => DocumentInfo.Create(
        DocumentId.CreateNewId(project),
        Path.GetFileName(tree.FilePath),
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(TextOf(tree), Encoding.UTF8), VersionStamp.Default)),
        filePath: Path.IsPathRooted(tree.FilePath) ? tree.FilePath : "/generated/" + tree.FilePath);

    private string TextOf(SyntaxTree tree) =>
        (mode == FixMode.Coroutines ? CoroutineRewriter.Rewrite(tree.GetRoot()) : tree.GetRoot()).ToFullString();

    private async Task<ILookup<ProjectId, Diagnostic>> FindAsync(Solution solution, string rule)
    {
        List<(ProjectId Project, Diagnostic Diagnostic)> found = [];
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. AnalyzerSet.OfCurio().Where(a => a.SupportedDiagnostics.Any(d => d.Id == rule))];
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync().ConfigureAwait(false))!;
            ImmutableArray<Diagnostic> diagnostics = await compilation
                .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
                .GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
            found.AddRange(diagnostics
                .Where(d => d.Id == rule && d.Location.SourceTree?.FilePath.StartsWith(repository.Root, StringComparison.Ordinal) == true)
                .Select(d => (project.Id, d)));
        }

        return found.ToLookup(f => f.Project, f => f.Diagnostic);
    }

    private static async Task<Solution> ApplyAsync(Solution solution, CodeFixProvider fix, ILookup<ProjectId, Diagnostic> found, string key)
    {
        Document start = solution.GetDocument(found.First().First().Location.SourceTree)!;
        FixAllContext context = new(
            start, fix, FixAllScope.Solution, key, fix.FixableDiagnosticIds, new Known(found), CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false);
        return action is null ? solution : await ChangedAsync(action).ConfigureAwait(false);
    }

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    /// <summary>Errors without the lines they stand in, which a fix moves.</summary>
    private static async Task<List<string>> ErrorsAsync(Solution solution, bool emits = false)
    {
        List<string> errors = [];
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync().ConfigureAwait(false))!;
            ImmutableArray<Diagnostic> found = [.. compilation.GetDiagnostics().Where(RuleRun.IsError)];

            // What only the last phase of the compiler finds, it looks for where there is no other error.
            errors.AddRange((emits && found.IsEmpty ? compilation.Emit(Stream.Null).Diagnostics.Where(RuleRun.IsError) : found)
                .Select(d => $"{project.Name}: {d.Location.SourceTree?.FilePath}: {d.Id}: {d.GetMessage(null)}"));
        }

        // The same error twice in a file counts twice.
        return [.. errors.GroupBy(e => e).SelectMany(g => g.Select((e, i) => $"{e} #{i + 1}"))];
    }

    private async Task WriteAsync(Solution before, Solution after)
    {
        foreach (DocumentId id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            Document document = after.GetDocument(id)!;
            string path = Path.Combine(output, $"{name}.fixed", Path.GetRelativePath(repository.Root, document.FilePath!));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, (await document.GetTextAsync().ConfigureAwait(false)).ToString()).ConfigureAwait(false);
        }
    }

    private sealed class Known(ILookup<ProjectId, Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(found[document.Project.Id].Where(d => d.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(found[project.Id]);
    }
}
