using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.GeneratorBenchmarks;

/// <summary>The first run of a generator in a process, most of which goes to the just-in-time compiler.</summary>
internal static class FirstRun
{
    private const int Processes = 3;

    /// <summary>Measures in processes of their own.</summary>
    /// <param name="workload">What runs.</param>
    /// <param name="compileFirst">Whether the process has compiled something before, as a compiler server has. Only the generator's own code is new to it then.</param>
    /// <returns>The times.</returns>
    public static async Task<double[]> InNewProcess(Workload workload, bool compileFirst)
    {
        double[] times = new double[Processes];
        for (int i = 0; i < times.Length; i++)
        {
            ProcessStartInfo start = new(Environment.ProcessPath!, [workload.Name, compileFirst.ToString()]) { RedirectStandardOutput = true };
            using Process child = Process.Start(start)!;
            times[i] = double.Parse(await child.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
            await child.WaitForExitAsync();
        }

        return times;
    }

    /// <summary>Measures in this process, once.</summary>
    /// <param name="workload">What runs.</param>
    /// <param name="compileFirst">Whether to compile something before.</param>
    /// <returns>The milliseconds, as text.</returns>
    public static string Measure(Workload workload, bool compileFirst)
    {
        if (compileFirst)
        {
            using MemoryStream image = new();
            _ = workload.Compile().Emit(image);
        }

        CSharpCompilation compilation = workload.Compile();
        GeneratorDriver driver = workload.NewDriver();
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        WarmRuns.RequireOutput(driver);
        return time.ToString(CultureInfo.InvariantCulture);
    }
}
