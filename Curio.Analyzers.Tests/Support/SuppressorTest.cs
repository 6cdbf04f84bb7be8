using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests.Support;

/// <summary>Runs one rule of another package, with all suppressors.</summary>
internal static class SuppressorTest
{
    private const string Usings = """
        global using System; global using System.IO; global using System.Threading; global using System.Threading.Tasks; global using Curio;
        """;

    /// <summary>The rule reports the code, and is silenced everywhere or nowhere.</summary>
    public static async Task RunAsync(string package, string rule, string code, bool isSuppressed, string? switchedOff = null)
    {
        ImmutableArray<DiagnosticAnalyzer> theirs = OtherPackages.Of(package, rule);
        Dictionary<string, ReportDiagnostic> settings = theirs.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct()
            .ToDictionary(id => id, id => id == rule ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
        if (switchedOff is not null)
        {
            settings[switchedOff] = ReportDiagnostic.Suppress;
        }

        CSharpParseOptions parse = new(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"), CSharpSyntaxTree.ParseText(code, parse, "Test.cs")],
            WholeFramework.WithCurio,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: settings));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([], new Options()), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. theirs, .. Rules.Suppressors], options).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        Diagnostic[] reported = [.. found.Where(d => d.Id == rule)];
        Assert.NotEmpty(reported);
        Assert.All(reported, d => Assert.Equal(isSuppressed, d.IsSuppressed));
    }

    /// <summary>What a rule must be told before it reports anything.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == "roslynator_configure_await" ? "true" : null) is not null;
    }
}
