using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests.Support;

/// <summary>
/// One test of the rules: all analyzers run over the files, and exactly the marked diagnostics may come out. Where fixed
/// code is given, single fixes and fix-all in every scope must all lead to it.
/// </summary>
internal sealed class RuleTest(string ruleId)
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Threading; "
        + "global using System.Threading.Tasks; global using Curio;";

    private readonly List<TestFile> _files = [];
    private readonly List<(string Path, string Text)> _additional = [];
    private string _editorConfig = "root = true\n[*.cs]\n";
    private string _usings = Usings;
    private bool _knowsCurio = true;
    private string[] _errors = [];
    private bool _checksFixes;
    private (string Key, string Title)? _other;

    /// <summary>Adds a file; with the fixed code of one, all are compared, those without it with themselves.</summary>
    public RuleTest File(string markup, string? fixedCode = null, string path = "Test.cs")
    {
        _files.Add(TestFile.Parse(path, markup, fixedCode, ruleId));
        return With(() => _checksFixes |= fixedCode is not null);
    }

    public RuleTest EditorConfig(string line) => With(() => _editorConfig += line + "\n");

    /// <summary>Adds a file that is no source, to every project.</summary>
    public RuleTest AdditionalFile(string path, string text) => With(() => _additional.Add((path, text)));

    /// <summary>Other rules that are right about the code, and not what the test is about.</summary>
    public RuleTest Without(params string[] ids) =>
        With(() => _editorConfig += string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = none\n")));

    public RuleTest WithoutImplicitUsings() => With(() => _usings = "");

    public RuleTest WithoutCurio() => With(() => (_knowsCurio, _usings) = (false, ""));

    public RuleTest WithErrors(params string[] ids) => With(() => _errors = ids);

    /// <summary>Tests a remedy that is not the first one of its rule, by how its title begins; its key is its own only where it is not alone.</summary>
    public RuleTest FixedBy(string title, string key) => With(() => _other = (key, title));

    public RuleTest OffersNoFix() => With(() => _checksFixes = true);

    public async Task RunAsync()
    {
        Solution solution = CreateSolution();
        ImmutableArray<Diagnostic> all = await AllAsync(solution);
        Assert.Equal(_errors, Errors(all));

        IEnumerable<string> expected = _files.SelectMany(f => f.Expected
            .Select(e => Describe(f.Path, SourceText.From(f.Code).Lines.GetLinePositionSpan(e.Span), e.Id)));
        ImmutableArray<Diagnostic> diagnostics = OfRules(all);
        Assert.Equal(expected.Order(), Describe(diagnostics));
        await OtherMethods.CompareAsync(solution, ruleId, diagnostics);
        if (_checksFixes)
        {
            Assert.Equal(_errors, await ErrorsOfEmittingAsync(solution));
            Assert.Equal(_errors, await ErrorsOfEmittingAsync(await FixRunner.RunAsync(solution, diagnostics, _files, _other)));
        }

        // The same projects with other texts: what they reference is not read again.
        await SurviveAsync(_files.Aggregate(solution, (s, f) =>
            s.WithDocumentText(s.GetDocumentIdsWithFilePath("/" + f.Path).Single(), SourceText.From(Cut(f.Code)))));
    }

    /// <summary>The diagnostics of the files, for tests of what they say.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => AnalyzeAsync(CreateSolution());

    /// <summary>The diagnostics of all rules, in all projects.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Solution solution) => OfRules(await AllAsync(solution));

    /// <summary>What the compiler and all rules say of all projects; the rules look at what the compiler has bound.</summary>
    private static async Task<ImmutableArray<Diagnostic>> AllAsync(Solution solution)
    {
        ImmutableArray<Diagnostic>[] found = await Task.WhenAll(solution.Projects.Select(async p => await
            (await p.GetCompilationAsync())!.WithAnalyzers(Rules.Analyzers, p.AnalyzerOptions).GetAllDiagnosticsAsync()));
        return [.. found.SelectMany(d => d).OrderBy(d => d.Location.GetLineSpan().Path).ThenBy(d => d.Location.SourceSpan)];
    }

    private static ImmutableArray<Diagnostic> OfRules(ImmutableArray<Diagnostic> all) =>
        [.. all.Where(d => !d.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler))];

    /// <summary>The errors of the compiler, those among them that only emitting finds: a fix may make neither.</summary>
    private async Task<IEnumerable<string>> ErrorsOfEmittingAsync(Solution solution) =>
        Errors((await Task.WhenAll(solution.Projects.Select(p => p.GetCompilationAsync()))).SelectMany(c => c!.Emit(Stream.Null).Diagnostics));

    /// <summary>By id where they are expected.</summary>
    private IEnumerable<string> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(d => d.Severity == DiagnosticSeverity.Error && d.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler))
        .Select(d => _errors.Contains(d.Id) ? d.Id : d.ToString());

    /// <summary>Neither a rule nor a fix may throw, whatever the files hold.</summary>
    public Task SurviveAsync() => SurviveAsync(CreateSolution());

    private async Task SurviveAsync(Solution solution)
    {
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync(solution);
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        await Task.WhenAll(diagnostics.Select(d => FixRunner.ActionOfAsync(solution, d, _other)));
    }

    /// <summary>Ends at a token, always the same one for the same source.</summary>
    private static string Cut(string code)
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens()];
        return code[..tokens[new Random(code.Sum(c => c)).Next(tokens.Length)].SpanStart];
    }

    private Solution CreateSolution()
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        foreach (IGrouping<string, TestFile> files in _files.GroupBy(f => f.Project))
        {
            Project project = solution.AddProject(files.Key, files.Key, LanguageNames.CSharp)
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
                .WithCompilationOptions(new CSharpCompilationOptions(
                    files.Any(f => f.Path.EndsWith("/Program.cs")) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                    allowUnsafe: true,
                    nullableContextOptions: NullableContextOptions.Enable))
                .AddMetadataReferences(_knowsCurio ? References.WithCurio : References.Framework)
                .AddDocument("Usings.cs", _usings, filePath: $"/{files.Key}/Usings.cs").Project
                .AddAnalyzerConfigDocument(".editorconfig", SourceText.From(_editorConfig), filePath: "/.editorconfig").Project;
            project = _additional.Aggregate(project, (p, f) => p.AddAdditionalDocument(f.Path, f.Text, filePath: "/" + f.Path).Project);
            solution = files.Aggregate(project, (p, f) => p.AddDocument(f.Path, f.Code, filePath: "/" + f.Path).Project).Solution;
        }

        return solution;
    }

    private static IEnumerable<string> Describe(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Select(d => Describe(d.Location.GetLineSpan().Path.TrimStart('/'), d.Location.GetLineSpan().Span, d.Id)).Order();

    private static string Describe(string path, LinePositionSpan span, string id) => $"{path} {span} {id}";

    private RuleTest With(Action change) { change(); return this; }
}
