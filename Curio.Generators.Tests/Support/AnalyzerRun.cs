using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Curio.Generators.Tests.Support;

/// <summary>Runs the analyzer over a marked source.</summary>
internal static class AnalyzerRun
{
    /// <summary>Asserts that the analyzer reports at the marks and nowhere else.</summary>
    /// <param name="marked">The source.</param>
    /// <returns>The messages in the order of their places.</returns>
    public static async Task<string[]> Check(string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        Diagnostic[] reported = [.. (await Diagnostics(TestCompilation.Create(source.Text))).OrderBy(static each => each.Location.SourceSpan)];
        (string Id, TextSpan Span)[] places = [.. reported.Select(static each => (each.Id, each.Location.SourceSpan))];
        Assert.Equal(source.Expected, places);
        return [.. reported.Select(static each => each.GetMessage(CultureInfo.InvariantCulture))];
    }

    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(CSharpCompilation compilation)
    {
        // An analyzer that throws reports AD0001, which is one more diagnostic than expected.
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new AwaitShimsAnalyzer(), new AsyncThreadAnalyzer(), new ProcessWorkerAnalyzer()]);
        return await analysis.GetAnalyzerDiagnosticsAsync();
    }
}
