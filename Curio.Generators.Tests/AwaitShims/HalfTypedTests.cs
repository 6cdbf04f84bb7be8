using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>The generator and the analyzer over code as it is while somebody types it.</summary>
public class HalfTypedTests
{
    // A tenth of a second each; CURIO_HALF_TYPED=2000 takes the time.
    private static readonly int s_variants = int.TryParse(Environment.GetEnvironmentVariable("CURIO_HALF_TYPED"), out int wanted) ? wanted : 300;

    // What a twin repeats of its coroutine: two of the same, a default too early, a type, a 'this' or an attribute out of place.
    private static readonly HashSet<string> s_repeated =
        ["CS0051", "CS0121", "CS0314", "CS0419", "CS0579", "CS1100", "CS1106", "CS1109", "CS1737", "CS4019", "CS4022"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [Trait("Speed", "Slow")]
    [MemberData(nameof(Seeds))]
    public async Task Broken_code_breaks_nothing(int seed)
    {
        HalfTypedSource sources = new(seed);
        for (int i = 0; i < s_variants / Seeds.Count; i++)
        {
            string source = sources.Next();
            GeneratorRun run = GeneratorRun.Of(source);
            foreach (GeneratedSourceResult file in run.Files)
            {
                IEnumerable<Diagnostic> faults = run.Output.GetSemanticModel(file.SyntaxTree).GetDiagnostics()
                    .Where(static each => each.Severity >= DiagnosticSeverity.Warning && !s_repeated.Contains(each.Id));
                Assert.True(!faults.Any(), $"{string.Join('\n', faults)}\n\n{source}\n\n{file.SourceText}");
            }

            Assert.DoesNotContain(await AnalyzerRun.Diagnostics(TestCompilation.Create(source)), static each => each.Id == "AD0001");
        }
    }

    [Fact]
    public void The_whole_sample_is_sound() => _ = GeneratorRun.Of(HalfTypedSource.Whole).Compiles();

    [Fact]
    public void Most_variants_are_broken_and_many_still_have_twins()
    {
        HalfTypedSource sources = new(seed: 0);
        CSharpCompilation[] variants = [.. Enumerable.Range(0, 30).Select(_ => TestCompilation.Create(sources.Next()))];
        Assert.InRange(variants.Count(static each => each.GetDiagnostics().Any(static fault => fault.Severity == DiagnosticSeverity.Error)), 25, 30);
        Assert.InRange(variants.Count(static each => GeneratorRun.Result(GeneratorRun.NewDriver().RunGenerators(each)).GeneratedSources.Length > 0), 10, 30);
    }
}
