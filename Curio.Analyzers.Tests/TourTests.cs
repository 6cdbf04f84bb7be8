using Curio.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Curio.Analyzers.Tests;

/// <summary>The sample that violates every rule once, and what the README says its build prints.</summary>
public sealed class TourTests
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    [Fact]
    public async Task It_violates_every_rule_once() => Assert.Equal(
        Rules.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Where(id => string.CompareOrdinal(id, "CURIO5") < 0).Order(),
        (await TourAsync()).Select(d => d.Id).Order());

    [Fact]
    public async Task The_README_shows_what_its_build_prints()
    {
        string[] readme = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md"));
        IEnumerable<string> shown = readme.SkipWhile(line => line != "### The rules")
            .SkipWhile(line => line != "```text").Skip(1).TakeWhile(line => line != "```");
        Assert.Equal((await TourAsync()).OrderBy(d => d.Id).Select(Line), shown);
    }

    private static async Task<IEnumerable<Diagnostic>> TourAsync()
    {
        CSharpParseOptions parse = new(LanguageVersion.Preview);
        IEnumerable<SyntaxTree> files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "Violations", "Tour"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, path));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Violations",
            [CSharpSyntaxTree.ParseText(Usings, parse, "Usings.cs"), .. files],
            WholeFramework.WithCurio,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return await compilation.WithAnalyzers(Rules.Analyzers).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>A line of the build, without the folder: the sample's configuration makes all of them warnings.</summary>
    private static string Line(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): "
            + $"warning {diagnostic.Id}: {diagnostic.GetMessage()}";
    }
}
