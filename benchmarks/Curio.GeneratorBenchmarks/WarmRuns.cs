using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.GeneratorBenchmarks;

/// <summary>Runs in this process, whose code has been compiled by the runs before. Each cold one has a compilation and a driver that know nothing.</summary>
/// <param name="workload">What runs.</param>
internal sealed class WarmRuns(Workload workload)
{
    private const int Warmup = 4;
    private const int ColdRuns = 9;
    private const int Edits = 31;

    /// <summary>What the compiler takes to bind what the user wrote, which it does whether a generator runs or not.</summary>
    /// <returns>The times.</returns>
    public IEnumerable<double> Compile() => Cold(static (compilation, driver) =>
        compilation.GetDiagnostics());

    /// <summary>What the generator takes.</summary>
    /// <returns>The times.</returns>
    public IEnumerable<double> Generate() => Cold(static (compilation, driver) =>
        RequireOutput(driver.RunGenerators(compilation)));

    /// <summary>What the generator takes after an edit of a file that has nothing to do with the annotated methods.</summary>
    /// <param name="edit">What was edited.</param>
    /// <returns>The times.</returns>
    public IEnumerable<double> Edited(Edit edit)
    {
        CSharpCompilation compilation = workload.Compile();
        GeneratorDriver driver = workload.NewDriver().RunGenerators(compilation);
        for (int i = 0; i < Edits; i++)
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Workload.Unrelated(i + 1, edit));
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(compilation);
            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        RequireOutput(driver);
    }

    /// <summary>Fails when there is nothing to measure.</summary>
    /// <param name="driver">A driver that has run.</param>
    public static void RequireOutput(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        if (result.Exception is not null || result.GeneratedSources.IsEmpty)
        {
            throw new InvalidOperationException("The generator has written nothing; there is nothing to measure.", result.Exception);
        }
    }

    private IEnumerable<double> Cold(Action<CSharpCompilation, GeneratorDriver> run)
    {
        for (int i = 0; i < Warmup + ColdRuns; i++)
        {
            CSharpCompilation compilation = workload.Compile();
            GeneratorDriver driver = workload.NewDriver();
            long start = Stopwatch.GetTimestamp();
            run(compilation, driver);
            double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= Warmup)
            {
                yield return time;
            }
        }
    }
}
