using System.Collections.Immutable;
using Curio.Analyzers.Tests.Support;
using Curio.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Analyzers.Tests;

/// <summary>What the pages of the rules show as code is compiled, and reported as they say.</summary>
public sealed class PageSampleTests
{
    // What a new project imports by itself, and Curio.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Curio;
        """;

    private static readonly string s_folder = Path.Combine(Repository.Root, "docs", "rules");

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules =
        [.. Rules.Analyzers, new AsyncThreadAnalyzer(), new AwaitShimsAnalyzer(), new ProcessWorkerAnalyzer()];

    private static readonly ISourceGenerator[] s_generators =
        [.. new IIncrementalGenerator[] { new AsyncThreadGenerator(), new AwaitShimsGenerator(), new ProcessWorkerGenerator() }.Select(g => g.AsSourceGenerator())];

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(s_folder, "CURIO*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_samples_of_a_page_are_reported_as_it_says(string id)
    {
        PageSample[] samples = [.. PageSample.Of(await File.ReadAllTextAsync(Path.Combine(s_folder, $"{id}.md")))];
        Assert.All(samples, sample => Assert.Equal(sample.Section is "Bad" or "Reported", sample.Marks.Any(mark => mark.Id == id)));
        Assert.Contains(samples, sample => sample.Section is "Bad" or "Reported");
        Assert.Contains(samples, sample => sample.Section is "Good" or "Remedy");
        foreach (PageSample sample in samples)
        {
            ImmutableArray<Diagnostic> reported = await AnalyzeAsync(sample);
            Assert.True(
                sample.Marks.SequenceEqual(reported.OrderBy(LineOf).Select(each => (LineOf(each), each.Id))),
                $"{id}, {sample.Section}:\n{string.Join('\n', reported)}");
        }
    }

    /// <summary>What the rules report; the compiler has no objection, and to code without a mark not even a warning.</summary>
    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(PageSample sample)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Samples",
            [CSharpSyntaxTree.ParseText(Usings, s_parse, "Usings.cs"), CSharpSyntaxTree.ParseText(sample.IsList ? "" : sample.AsFile(), s_parse, "Sample.cs")],
            References.WithCurio,
            new CSharpCompilationOptions(
                sample.Code.Contains(" Main()", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create(s_generators, parseOptions: s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);

        DiagnosticSeverity tolerated = sample.Marks.Any() ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        using MemoryStream image = new();
        Assert.DoesNotContain(whole.Emit(image).Diagnostics, each => each.Severity > tolerated);
        AnalyzerOptions options = new(sample.IsList ? [new BlockingListFile(sample.Code)] : []);
        return await whole.WithAnalyzers(s_rules, options).GetAnalyzerDiagnosticsAsync();
    }

    private static int LineOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private sealed class BlockingListFile(string text) : AdditionalText
    {
        public override string Path => "CurioBlocking.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
