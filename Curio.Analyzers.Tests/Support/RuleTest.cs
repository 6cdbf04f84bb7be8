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
    private string _editorConfig = "";
    private bool _implicitUsings = true;
    private bool _references = true;
    private bool _checksFixes;

    public RuleTest File(string markup, string? fixedCode = null, string path = "Test.cs")
    {
        _files.Add(TestFile.Parse(path, markup, fixedCode, ruleId));
        _checksFixes |= fixedCode is not null;
        return this;
    }

    public RuleTest EditorConfig(string line)
    {
        _editorConfig += line + "\n";
        return this;
    }

    public RuleTest WithoutImplicitUsings()
    {
        _implicitUsings = false;
        return this;
    }

    public RuleTest WithoutCurio()
    {
        (_references, _implicitUsings) = (false, false);
        return this;
    }

    /// <summary>The files must come out of every fix as they are.</summary>
    public RuleTest OffersNoFix()
    {
        _checksFixes = true;
        return this;
    }

    public async Task RunAsync()
    {
        Solution solution = CreateSolution(f => f.Code);
        Assert.Empty(await ErrorsAsync(solution));

        IEnumerable<string> expected = _files.SelectMany(f => f.Expected
            .Select(e => Describe(f.Path, SourceText.From(f.Code).Lines.GetLinePositionSpan(e.Span), e.Id)));
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync(solution);
        IEnumerable<string> actual = diagnostics
            .Select(d => Describe(d.Location.GetLineSpan().Path.TrimStart('/'), d.Location.GetLineSpan().Span, d.Id));
        Assert.Equal(expected.Order(), actual.Order());

        if (_checksFixes)
        {
            await FixRunner.RunAsync(solution, diagnostics, _files.ToDictionary(f => "/" + f.Path, f => f.FixedCode ?? f.Code));
        }

        await SurvivesHalfTypedCodeAsync();
    }

    /// <summary>The diagnostics of the files, for tests of what they say.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() => AnalyzeAsync(CreateSolution(f => f.Code));

    /// <summary>The first file after its first fix, for code that has errors of its own.</summary>
    public async Task<string> FirstFixAsync()
    {
        Solution fixedSolution = (await FixRunner.FixFirstAsync(CreateSolution(f => f.Code)))!;
        return (await fixedSolution.Projects.First().Documents.First(d => d.Name == _files[0].Path).GetTextAsync()).ToString();
    }

    /// <summary>The diagnostics of all rules, in all projects.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Solution solution)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Project project in solution.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync())!;
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(Rules.Analyzers, project.AnalyzerOptions);
            found.AddRange(await analysis.GetAnalyzerDiagnosticsAsync());
        }

        return [.. found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)];
    }

    /// <summary>The errors of the compiler, those among them that only emitting finds.</summary>
    public static async Task<IEnumerable<Diagnostic>> ErrorsAsync(Solution solution)
    {
        Compilation?[] compilations = await Task.WhenAll(solution.Projects.Select(p => p.GetCompilationAsync()));
        return compilations.SelectMany(c => c!.Emit(Stream.Null).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static string Describe(string path, LinePositionSpan span, string id) => $"{path} {span} {id}";

    /// <summary>Cuts each file at a token, always the same for the same source: neither rules nor fixes may throw.</summary>
    private async Task SurvivesHalfTypedCodeAsync()
    {
        Solution cut = CreateSolution(f =>
        {
            SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(f.Code).GetRoot().DescendantTokens()];
            return f.Code[..tokens[new Random(f.Code.Sum(c => c)).Next(tokens.Length)].SpanStart];
        });

        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync(cut);
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        await Task.WhenAll(diagnostics.Select(d => FixRunner.ActionOfAsync(cut, d)));
    }

    private Solution CreateSolution(Func<TestFile, string> codeOf)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        foreach (IGrouping<string, TestFile> files in _files.GroupBy(f => f.Project))
        {
            bool runs = files.Any(f => f.Path.EndsWith("Program.cs", StringComparison.Ordinal));
            Project project = solution.AddProject(files.Key, files.Key, LanguageNames.CSharp)
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
                .WithCompilationOptions(new CSharpCompilationOptions(
                    runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                    allowUnsafe: true,
                    nullableContextOptions: NullableContextOptions.Enable))
                .AddMetadataReferences(_references ? [.. References.Framework, References.Curio] : References.Framework)
                .AddDocument("GlobalUsings.cs", _implicitUsings ? Usings : "", filePath: $"/{files.Key}/GlobalUsings.cs").Project
                .AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + _editorConfig), filePath: "/.editorconfig")
                .Project;
            solution = files.Aggregate(project, (p, f) => p.AddDocument(f.Path, codeOf(f), filePath: "/" + f.Path).Project).Solution;
        }

        return solution;
    }
}
