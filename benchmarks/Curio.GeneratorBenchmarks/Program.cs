using Curio.GeneratorBenchmarks;
using Curio.Generators;

Workload[] workloads =
[
    new("AwaitShims", static () => new AwaitShimsGenerator(), static number =>
        $"    [AwaitShims] public async Coro<int> Get{number}Async(string text, List<int?>? numbers = null) {{ await Coro.Sleep(TimeSpan.Zero); return {number}; }}"),
    new("AsyncThread", static () => new AsyncThreadGenerator(), static number =>
        $"    [AsyncThread] public static int Take{number}(AsyncQueue<int> queue, string? text = null) {{ int sum = queue.Get() + AWAIT(queue.GetAsync()); Thread.Sleep({number}); return sum; }}"),
    new("ProcessWorker", static () => new ProcessWorkerGenerator(), static number =>
        $"    [ProcessWorker] public static int Count{number}(string text, List<int?>? numbers = null) => text.Length + {number};"),
];

if (args is [string name, string compileFirst])
{
    // A child: a process can tell only once what the first run in it costs.
    Console.WriteLine(FirstRun.Measure(workloads.Single(workload => workload.Name == name), bool.Parse(compileFirst)));
    return;
}

Console.WriteLine($"{Workload.Methods} annotated methods, milliseconds, median (highest)");
foreach (Workload workload in workloads)
{
    WarmRuns warm = new(workload);
    Report.Line(workload, "compiler alone, cold", warm.Compile());
    Report.Line(workload, "generator, cold", warm.Generate());
    foreach (Edit edit in Enum.GetValues<Edit>())
    {
        Report.Line(workload, $"generator, edit of {edit}", warm.Edited(edit));
    }

    Report.Line(workload, "generator, first in a process of the SDK's compiler", await RealCompiler.Generate(workload));
    Report.Line(workload, "generator, first in a compiler that has compiled", await FirstRun.InNewProcess(workload, compileFirst: true));
    Report.Line(workload, "generator, first in a process", await FirstRun.InNewProcess(workload, compileFirst: false));
}
