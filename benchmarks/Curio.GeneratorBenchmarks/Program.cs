using System.Diagnostics;
using System.Globalization;
using Curio.GeneratorBenchmarks;
using Curio.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

const int Methods = 1000;
const int ColdRuns = 5;
const int Edits = 31;

Workload[] workloads =
[
    new("AwaitShims", static () => new AwaitShimsGenerator(), static number =>
        $"    [AwaitShims] public async Coro<int> Get{number}Async(string text, List<int?>? numbers = null) {{ await Coro.Sleep(TimeSpan.Zero); return {number}; }}"),
    new("AsyncThread", static () => new AsyncThreadGenerator(), static number =>
        $"    [AsyncThread] public static int Take{number}(AsyncQueue<int> queue, string? text = null) {{ int sum = queue.Get() + AWAIT(queue.GetAsync()); Thread.Sleep({number}); return sum; }}"),
    new("ProcessWorker", static () => new ProcessWorkerGenerator(), static number =>
        $"    [ProcessWorker] public static int Count{number}(string text, List<int?>? numbers = null) => text.Length + {number};"),
];

Console.WriteLine($"{Methods} annotated methods, milliseconds, median (highest)");
foreach (Workload workload in workloads)
{
    Console.WriteLine($"{workload.Name,-14} cold            {Report(Cold(workload))}");
    foreach (Edit edit in Enum.GetValues<Edit>())
    {
        Console.WriteLine($"{workload.Name,-14} edit of {edit,-7} {Report(Edited(workload, edit))}");
    }
}

static IEnumerable<double> Cold(Workload workload)
{
    for (int i = 0; i < ColdRuns; i++)
    {
        CSharpCompilation compilation = workload.Compile(Methods);
        GeneratorDriver driver = workload.NewDriver();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        RequireOutput(driver);
    }
}

static IEnumerable<double> Edited(Workload workload, Edit edit)
{
    CSharpCompilation compilation = workload.Compile(Methods);
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

static void RequireOutput(GeneratorDriver driver)
{
    GeneratorRunResult result = driver.GetRunResult().Results[0];
    if (result.Exception is not null || result.GeneratedSources.IsEmpty)
    {
        throw new InvalidOperationException("The generator has written nothing; there is nothing to measure.", result.Exception);
    }
}

static string Report(IEnumerable<double> times)
{
    double[] sorted = [.. times.Order()];
    return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2],8:F2} ({sorted[^1]:F2})");
}
