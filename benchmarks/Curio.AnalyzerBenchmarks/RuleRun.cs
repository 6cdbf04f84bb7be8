using System.Collections.Immutable;
using System.Diagnostics;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Microsoft.CodeAnalysis.Text;

namespace Curio.AnalyzerBenchmarks;

/// <summary>One run of analyzers over a compilation, on one thread so that times add up.</summary>
internal sealed class RuleRun
{
    private static readonly FixedOptions s_allAsync = new(new Dictionary<string, string> { ["curio_context"] = "all_async" });

    private readonly List<string> _crashes = [];

    private RuleRun()
    {
    }

    /// <summary>What the rules report.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>How long each analyzer took, by its class.</summary>
    public Dictionary<string, TimeSpan> Times { get; } = [];

    /// <summary>What analyzers threw.</summary>
    public IReadOnlyList<string> Crashes => _crashes;

    /// <summary>Parses, binds and writes the assembly: what the compiler does without analyzers, on one thread.</summary>
    /// <param name="compilation">A compilation; a copy is compiled, of which nothing has been asked yet.</param>
    /// <returns>How long that took, and the number of errors.</returns>
    public static (TimeSpan Time, int Errors) Compile(CSharpCompilation compilation)
    {
        List<(SourceText Text, CSharpParseOptions Options, string Path)> files =
            [.. compilation.SyntaxTrees.Select(t => (t.GetText(), (CSharpParseOptions)t.Options, t.FilePath))];
        CSharpCompilation empty = compilation.RemoveAllSyntaxTrees();
        Prepare(empty);
        long start = Stopwatch.GetTimestamp();
        CSharpCompilation fresh = empty.AddSyntaxTrees(files.Select(f => CSharpSyntaxTree.ParseText(f.Text, f.Options, f.Path)));
        using MemoryStream image = new();
        bool isWhole = fresh.Emit(image).Success;
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return (time, isWhole ? 0 : fresh.GetDiagnostics().Count(IsError));
    }

    /// <summary>Reads the references, which all parts of a compiler share, and clears away what the part before has left.</summary>
    private static void Prepare(Compilation compilation)
    {
        _ = compilation.Assembly;
        GC.Collect();
    }

    /// <summary>Whether a diagnostic is an error of the compiler, not one that a library declares for its experiments.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>True for an error.</returns>
    public static bool IsError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    /// <summary>What it takes to write down for other projects which methods of one block.</summary>
    /// <param name="compilation">The project; a copy of it is read, which knows nothing yet.</param>
    /// <returns>The time of the generator.</returns>
    public static TimeSpan WriteFacts(CSharpCompilation compilation)
    {
        CSharpParseOptions options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create([new BlockingFactsGenerator().AsSourceGenerator()], parseOptions: options);
        CSharpCompilation fresh = compilation.Clone();
        Prepare(fresh);
        return driver.RunGenerators(fresh).GetTimingInfo().ElapsedTime;
    }

    /// <summary>Runs analyzers in the mode <c>all_async</c>.</summary>
    /// <param name="compilation">What they look at.</param>
    /// <param name="analyzers">The analyzers.</param>
    /// <param name="ruleIds">The rules that are switched on; all others are off. Null leaves every rule as it is.</param>
    /// <returns>The run.</returns>
    public static async Task<RuleRun> RunAsync(
        CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, IReadOnlySet<string>? ruleIds = null)
    {
        RuleRun run = new();
        Compilation configured = ruleIds is null ? compilation : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToDictionary(
                id => id, id => ruleIds.Contains(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress)));
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], s_allAsync),
            onAnalyzerException: (e, analyzer, _) => run._crashes.Add($"{analyzer.GetType().Name}: {e.ToString().ReplaceLineEndings(" ")}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false);
        Prepare(configured);
        AnalysisResult result = await new CompilationWithAnalyzers(configured, analyzers, options).GetAnalysisResultAsync(default).ConfigureAwait(false);
        run.Diagnostics = [.. result.GetAllDiagnostics().Where(d => d.Id != "AD0001")];
        foreach ((DiagnosticAnalyzer analyzer, AnalyzerTelemetryInfo telemetry) in result.AnalyzerTelemetryInfo)
        {
            run.Times[analyzer.GetType().Name] = telemetry.ExecutionTime;
        }

        return run;
    }
}
