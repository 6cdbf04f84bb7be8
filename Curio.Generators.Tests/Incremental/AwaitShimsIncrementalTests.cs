using System.Runtime.CompilerServices;
using Curio.Generators.Shared;
using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Incremental;

/// <summary>What an edit recomputes, and what it does not.</summary>
public class AwaitShimsIncrementalTests
{
    private const string Annotated = """
        namespace Demo;

        [AwaitShims]
        partial class Box
        {
            public async Coro<int> GetAsync(int start = 1) => start;
        }

        partial class Lid
        {
            [AwaitShims] public async Coro ShutAsync() { }
        }
        """;

    private const string Other = "namespace Demo; class Other { void M() { } }";

    [Theory]
    [InlineData(Annotated, Other + " class More;")]
    [InlineData(Annotated + "\n// a comment", Other)]
    [InlineData("// one above\n" + Annotated, Other)]
    [InlineData(Annotated + "class Unrelated { int _field; }", Other)]
    [InlineData(Annotated, Other + " partial class Box { public int Count => 1; public async Task LoadAsync() { } }")]
    public void An_edit_that_changes_no_twin_recomputes_nothing(string annotated, string other) =>
        PipelineSteps.AssertNothingRecomputed(After(Compile(Annotated, Other), Compile(annotated, other)));

    [Theory]
    [InlineData("start = 1) => start;", "start = 1) => start + 1; // another body")]
    [InlineData("start = 1) => start;", "start = 1) => start; private int Count => 1;")]
    [InlineData("partial class Box", "/// <summary>Documented.</summary>\nsealed partial class Box")]
    public void An_edit_beside_the_signature_recomputes_nothing(string before, string after) =>
        PipelineSteps.AssertNothingRecomputed(After(Compile(Annotated, Other), Compile(Annotated.Replace(before, after, StringComparison.Ordinal), Other)));

    [Theory]
    [InlineData("start = 1", "start = 2")]
    [InlineData("GetAsync(int start = 1)", "TakeAsync(int start = 1)")]
    [InlineData("Coro<int> GetAsync", "Coro<long> GetAsync")]
    public void An_edit_of_a_signature_writes_its_own_type_again_and_no_other(string before, string after)
    {
        GeneratorRunResult result = After(Compile(Annotated, Other), Compile(Annotated.Replace(before, after, StringComparison.Ordinal), Other));
        Assert.All(PipelineSteps.Names, name => Assert.Collection(
            PipelineSteps.Reasons(result, name),
            static box => Assert.Equal(IncrementalStepRunReason.Modified, box),
            static lid => Assert.True(PipelineSteps.IsOld(lid))));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], PipelineSteps.OutputReasons(result));
    }

    [Fact]
    public void A_hand_written_twin_in_another_file_takes_the_emitted_one_away()
    {
        GeneratorRunResult result = After(Compile(Annotated, Other), Compile(Annotated, Other + " partial class Box { public int Get(int start) => start; }"));
        Assert.Equal("Demo.Lid.AwaitShims.g.cs", Assert.Single(result.GeneratedSources).HintName);
    }

    [Fact]
    public void Every_step_is_tracked_by_its_name()
    {
        GeneratorRunResult result = GeneratorRun.Result(GeneratorRun.NewDriver().RunGenerators(Compile(Annotated, Other)));
        Assert.All(PipelineSteps.Names, name => Assert.Contains(name, result.TrackedSteps.Keys));
        Assert.Equal(typeof(StepNames).GetFields().Length, PipelineSteps.AllNames.Length);
    }

    [Fact]
    public void The_driver_keeps_no_compilation_but_the_last()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new AwaitShimsGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        WeakReference old = RunOnce(ref driver, Other);
        _ = RunOnce(ref driver, Other + " class Later;");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    // The compilation must be on no frame of the test when the collector looks.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(ref GeneratorDriver driver, string other)
    {
        CSharpCompilation compilation = Compile(Annotated, other);
        driver = driver.RunGenerators(compilation);
        return new WeakReference(compilation);
    }

    private static CSharpCompilation Compile(params string[] sources) => TestCompilation.Create(sources);

    // Files that are the same keep their tree, as they do in an editor.
    private static GeneratorRunResult After(CSharpCompilation first, CSharpCompilation second)
    {
        CSharpCompilation edited = first;
        foreach ((SyntaxTree old, SyntaxTree young) in first.SyntaxTrees.Zip(second.SyntaxTrees))
        {
            edited = old.ToString() == young.ToString() ? edited : edited.ReplaceSyntaxTree(old, young);
        }

        Assert.NotSame(first, edited);
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(first);
        _ = GeneratorRun.Result(driver);
        return GeneratorRun.Result(driver.RunGenerators(edited));
    }
}
