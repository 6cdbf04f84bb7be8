using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests;

/// <summary>
/// All rules over the corpus: 57 calls that block, 16 that do it through other code, and 30 that only look like it, once as
/// coroutines, once as tasks, and once as ordinary methods.
/// </summary>
public sealed class CorpusTests
{
    private const int Direct = 57;
    private const int Indirect = 16;
    private const int Traps = 30;

    [Theory]
    [InlineData(CorpusMode.Coroutines)]
    [InlineData(CorpusMode.Tasks)]
    [InlineData(CorpusMode.Stripped)]
    public async Task Exactly_what_is_marked_is_reported(CorpusMode mode)
    {
        List<string> marked = [.. CorpusFile.All.SelectMany(file => file.Marks
            .Where(m => m.Mark.IsReportedIn(mode)).Select(m => Describe(file.Name, m.Line, m.Mark.Id)))];
        List<string> reported = [.. (await AnalyzeAsync(mode)).Select(d => d.Location.IsInSource
            ? Describe(d.Location.GetLineSpan().Path, d.Location.GetLineSpan().StartLinePosition.Line, d.Id) : d.ToString())];
        Assert.True(
            marked.Order().SequenceEqual(reported.Order()),
            $"Missed:\n{string.Join('\n', Without(marked, reported))}\nNot marked:\n{string.Join('\n', Without(reported, marked))}");
    }

    [Fact]
    public void Every_direct_call_is_found() => Assert.Equal(Direct, Found(CorpusFile.All.Where(f => f.Name is not ("Indirect.cs" or "Traps.cs"))));

    [Fact]
    public void Every_indirect_call_is_found() => Assert.Equal(Indirect, Found(CorpusFile.All.Where(f => f.Name == "Indirect.cs")));

    [Fact]
    public void No_trap_is_reported()
    {
        CorpusFile traps = CorpusFile.All.Single(f => f.Name == "Traps.cs");
        Assert.Equal(Traps, traps.Cases.Count());
        Assert.Empty(traps.Marks);
        Assert.DoesNotContain(CorpusFile.All.SelectMany(f => f.Marks), m => m.Mark.IsFalseAlarm);
    }

    private static int Found(IEnumerable<CorpusFile> files) =>
        files.SelectMany(f => f.Cases).Count(c => c.Marks.Any(m => m.IsReportedIn(CorpusMode.Coroutines)) && !c.Marks.Any(m => m.IsMissed));

    private static async Task<IEnumerable<Diagnostic>> AnalyzeAsync(CorpusMode mode)
    {
        CSharpParseOptions parse = new(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Corpus",
            [
                CSharpSyntaxTree.ParseText(CorpusFile.Prelude(mode), parse, "Prelude.cs"),
                .. CorpusFile.All.Select(f => CSharpSyntaxTree.ParseText(f.In(mode), parse, f.Name)),
            ],
            mode == CorpusMode.Tasks ? WholeFramework.WithoutCurio : WholeFramework.WithCurio,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        AnalyzerOptions options = new([], new CorpusOptions(mode != CorpusMode.Coroutines));
        return await compilation.WithAnalyzers(Rules.Analyzers, options).GetAnalyzerDiagnosticsAsync();
    }

    private static IEnumerable<string> Without(IEnumerable<string> lines, List<string> others)
    {
        List<string> left = [.. others];
        return lines.Where(line => !left.Remove(line));
    }

    private static string Describe(string file, int line, string id) => $"{file}({line + 1}) {id}";
}
