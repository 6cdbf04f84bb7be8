using Curio.Generators.Shared;
using Curio.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Tests.Incremental;

/// <summary>What an edit recomputes of task forms and process calls, and what it does not.</summary>
public class AsyncThreadIncrementalTests
{
    private const string Annotated = """
        namespace Demo;

        partial class Box
        {
            [AsyncThread] public int Get(AsyncQueue<int> queue) => queue.Get() + Helper.Size;
            [ProcessWorker] public static int Square(int number) => number * number;
        }

        partial class Lid
        {
            [AsyncThread] public void Shut() { Thread.Sleep(1); }
            [ProcessWorker] public static int Cube(int number) => number * number * number;
        }

        """;

    private const string Other = "namespace Demo; class Helper { public static int Size => 1; void M() { } }";

    [Theory]
    [InlineData(Annotated, Other + " class More;")]
    [InlineData(Annotated, "namespace Demo; class Helper { public static int Size => 2; void M() { } }")]
    [InlineData(Annotated, "namespace Demo; class Helper { public static int Size => 1; void M() { } void N() { } } // and a comment")]
    [InlineData(Annotated + "// a comment", Other)]
    [InlineData(Annotated + "class Unrelated { int _field; }", Other)]
    public void An_edit_beside_the_bodies_recomputes_nothing(string annotated, string other) => Assert.All(
        Generators(),
        generator => PipelineSteps.AssertNothingRecomputed(After(generator, Compile(Annotated, Other), Compile(annotated, other))));

    [Fact]
    public void An_edit_of_a_body_writes_its_own_type_again_and_no_other()
    {
        GeneratorRunResult result = After(
            new AsyncThreadGenerator(), Compile(Annotated, Other), Compile(Annotated.Replace("Sleep(1)", "Sleep(2)", StringComparison.Ordinal), Other));
        Assert.All(new[] { StepNames.ParseAsyncThread, StepNames.MergeAsyncThread }, name => Assert.Collection(
            PipelineSteps.Reasons(result, name),
            static box => Assert.True(PipelineSteps.IsOld(box)),
            static lid => Assert.Equal(IncrementalStepRunReason.Modified, lid)));
    }

    [Fact]
    public void A_line_above_moves_the_breakpoints_and_writes_no_process_call_again()
    {
        CSharpCompilation edited = Compile("\n" + Annotated, Other);
        GeneratorRunResult threads = After(new AsyncThreadGenerator(), Compile(Annotated, Other), edited);
        Assert.DoesNotContain(PipelineSteps.OutputReasons(threads), PipelineSteps.IsOld);
        Assert.Contains("#line 6 ", threads.GeneratedSources[0].SourceText.ToString(), StringComparison.Ordinal);
        PipelineSteps.AssertNothingRecomputed(After(new ProcessWorkerGenerator(), Compile(Annotated, Other), edited));
    }

    [Fact]
    public void Every_step_is_tracked_by_its_name() => Assert.Equal(
        PipelineSteps.AllNames.Order(),
        Generators().Append(new AwaitShimsGenerator())
            .SelectMany(static generator => GeneratorRun.Result(GeneratorRun.NewDriver([generator]).RunGenerators(Compile(Annotated + "[AwaitShims] partial class Shut { public async Coro UpAsync() { } }", Other))).TrackedSteps.Keys)
            .Intersect(PipelineSteps.AllNames).Order());

    private static IIncrementalGenerator[] Generators() => [new AsyncThreadGenerator(), new ProcessWorkerGenerator()];

    private static CSharpCompilation Compile(params string[] sources) => TestCompilation.Create(sources);

    private static GeneratorRunResult After(IIncrementalGenerator generator, CSharpCompilation first, CSharpCompilation second)
    {
        CSharpCompilation edited = first;
        foreach ((SyntaxTree old, SyntaxTree young) in first.SyntaxTrees.Zip(second.SyntaxTrees))
        {
            edited = old.ToString() == young.ToString() ? edited : edited.ReplaceSyntaxTree(old, young);
        }

        GeneratorDriver driver = GeneratorRun.NewDriver([generator]).RunGenerators(first);
        return GeneratorRun.Result(driver.RunGenerators(edited));
    }
}
