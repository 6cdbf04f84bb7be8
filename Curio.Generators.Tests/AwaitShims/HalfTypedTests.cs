using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.AwaitShims;

/// <summary>The generator and the analyzer over code as it is while somebody types it.</summary>
public class HalfTypedTests
{
    private const int Variants = 2000;
    private const int Seeds = 10;

    // To look for faults about null, and to run the analyzers, which read what the generators read, takes as long again each.
    private const int SampleEvery = 10;

    // What a twin repeats of its coroutine: two of the same, a default too early, a type, a 'this' or an attribute out of place.
    private static readonly HashSet<string> s_repeated =
        ["CS0051", "CS0121", "CS0314", "CS0419", "CS0579", "CS1100", "CS1106", "CS1109", "CS1737", "CS4019", "CS4022"];

    // References and usings are bound once; a variant takes the place of the one before.
    private static readonly CSharpCompilation s_project = TestCompilation.Create(HalfTypedSource.Whole);

    [Fact]
    [Trait("Speed", "Slow")]
    public Task Broken_code_breaks_nothing() => Parallel.ForAsync(0, Seeds, async (seed, _) =>
    {
        HalfTypedSource sources = new(seed);

        // One driver, as in an editor: what it remembers of one variant must not do for the next.
        GeneratorDriver driver = NewDriver();
        for (int i = 0; i < Variants / Seeds; i++)
        {
            string source = sources.Next();
            CSharpCompilation input = s_project.ReplaceSyntaxTree(s_project.SyntaxTrees[^1], TestCompilation.Parse(source, "File0.cs"));
            driver = driver.RunGenerators(input);
            bool isSample = i % SampleEvery == 0;
            AssertSound(source, input, driver.GetRunResult(), isSample);
            if (isSample)
            {
                Assert.DoesNotContain(await AnalyzerRun.Diagnostics(input), static each => each.Id == "AD0001");
            }
        }
    });

    [Fact]
    public void The_whole_sample_is_sound() => _ = GeneratorRun.Of(HalfTypedSource.Whole).Compiles();

    [Fact]
    public void Most_variants_are_broken_and_many_still_have_twins()
    {
        HalfTypedSource sources = new(seed: 0);
        CSharpCompilation[] variants = [.. Enumerable.Range(0, 30).Select(_ => TestCompilation.Create(sources.Next()))];
        Assert.InRange(variants.Count(static each => each.GetDiagnostics().Any(static fault => fault.Severity == DiagnosticSeverity.Error)), 25, 30);
        Assert.InRange(variants.Count(static each => !NewDriver().RunGenerators(each).GetRunResult().GeneratedTrees.IsEmpty), 10, 30);
    }

    private static GeneratorDriver NewDriver() =>
        GeneratorRun.NewDriver([new AwaitShimsGenerator(), new AsyncThreadGenerator(), new ProcessWorkerGenerator()], tracksSteps: false);

    // The compiler says last, and only of what is right otherwise, that a coroutine cannot keep something while it waits.
    private static IEnumerable<Diagnostic> FaultsOfEmitting(CSharpCompilation output, GeneratorDriverRunResult result) =>
        output.Emit(Stream.Null).Diagnostics.Where(each =>
            each.Severity >= DiagnosticSeverity.Warning && !s_repeated.Contains(each.Id) && each.Location.SourceTree is { } tree && result.GeneratedTrees.Contains(tree));

    // An exception in a generator is CS8785, a diagnostic of the run.
    private static void AssertSound(string source, CSharpCompilation input, GeneratorDriverRunResult result, bool withNull)
    {
        Assert.True(result.Diagnostics.IsEmpty, $"{string.Join('\n', result.Diagnostics)}\n\n{source}");
        CSharpCompilation output = input.AddSyntaxTrees(result.GeneratedTrees)
            .WithOptions(withNull ? input.Options : input.Options.WithNullableContextOptions(NullableContextOptions.Annotations));
        Diagnostic[] faults =
        [
            .. withNull ? FaultsOfEmitting(output, result) : [],
            .. result.GeneratedTrees.SelectMany(file => output.GetSemanticModel(file).GetDiagnostics())
                .Where(static each => each.Severity >= DiagnosticSeverity.Warning && !s_repeated.Contains(each.Id)),
        ];
        Assert.True(faults.Length == 0, $"{string.Join('\n', (object[])faults)}\n\n{source}\n\n{string.Join("\n\n", result.GeneratedTrees)}");
    }
}
