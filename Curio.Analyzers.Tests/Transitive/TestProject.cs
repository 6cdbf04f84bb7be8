using System.Collections.Immutable;
using Curio.Analyzers.C100;
using Curio.Analyzers.Tests.Support;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests.Transitive;

/// <summary>A project as the compiler sees it: sources, and references to others as images or as compilations.</summary>
internal static class TestProject
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    public static CSharpCompilation Create(string name, IEnumerable<string> sources, params MetadataReference[] references) =>
        CSharpCompilation.Create(
            name,
            sources.Select((text, i) => CSharpSyntaxTree.ParseText("using System; using Curio;\n" + text, s_parse, $"{name}{i}.cs")),
            [.. References.Framework, References.Curio, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>What the build makes of a project: its own sources and the facts about them.</summary>
    public static CSharpCompilation WithFacts(CSharpCompilation project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new BlockingFactsGenerator().AsSourceGenerator()], parseOptions: s_parse);
        driver.RunGeneratorsAndUpdateCompilation(project, out Compilation compiled, out _);
        return (CSharpCompilation)compiled;
    }

    public static MetadataReference ImageOf(CSharpCompilation project)
    {
        using MemoryStream image = new();
        Assert.Empty(project.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not "CS8632"));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        CSharpCompilation project, bool concurrent = true, CancellationToken cancellation = default)
    {
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await project.WithAnalyzers([new CURIO106TransitiveBlockingAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.Empty(found.Where(d => d.Id == "AD0001").Select(d => d.GetMessage(null) + d.Descriptor.Description.ToString(null)));
        return [.. found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)];
    }
}
