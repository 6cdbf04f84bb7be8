using System.Globalization;
using System.Text.Json;
using Curio.Analyzers.Transitive;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.AnalyzerBenchmarks;

/// <summary>What the rules cost on 100,000 made-up lines, against limits and against the last recorded run.</summary>
internal static class Synthetic
{
    private const int Runs = 3;
    private const double DirectLimit = 0.5;
    private const double TransitiveLimit = 2;
    private const double ShareLimit = 0.1;

    // Half as much again may be the machine; more than that, and somebody has made a rule slow.
    private const double Tolerance = 1.5;

    // Below this, in shares of the time to compile, a difference says nothing.
    private const double Noise = 0.005;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    private static string BaselinePath
    {
        get
        {
            string folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Curio.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the benchmark from a build inside the repository.");
            }

            return Path.Combine(folder, "benchmarks", "Curio.AnalyzerBenchmarks", "baseline.json");
        }
    }

    /// <summary>Measures and judges.</summary>
    /// <param name="arguments"><c>--update</c> records the run as the new baseline.</param>
    /// <returns>0 when all is within the limits.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        (TimeSpan compile, Dictionary<string, TimeSpan> times) = await MeasureAsync().ConfigureAwait(false);
        Dictionary<string, double> shares = times.ToDictionary(t => t.Key, t => Math.Round(t.Value / compile, 4));
        double all = times.Values.Sum(t => t.TotalSeconds);
        double direct = times.Where(t => IsDirect(t.Key)).Sum(t => t.Value.TotalSeconds);
        double transitive = times.Where(t => t.Key.StartsWith("CURIO106", StringComparison.Ordinal)).Sum(t => t.Value.TotalSeconds);
        foreach ((string rule, TimeSpan time) in times.OrderByDescending(t => t.Value))
        {
            Print($"{time.TotalSeconds,8:F3} s  {shares[rule],7:P2}  {rule}");
        }

        Print($"{compile.TotalSeconds,8:F3} s           to compile {SyntheticCode.Lines} lines on one thread");
        bool isGood = Judge("direct rules, seconds", direct, DirectLimit)
            & Judge("transitive rule, seconds", transitive, TransitiveLimit)
            & Judge("all rules, share of the time to compile", all / compile.TotalSeconds, ShareLimit);
        if (arguments is ["--update"])
        {
            await File.WriteAllTextAsync(BaselinePath, JsonSerializer.Serialize(new SortedDictionary<string, double>(shares), s_json) + "\n").ConfigureAwait(false);
            return isGood ? 0 : 1;
        }

        return isGood & await CompareAsync(shares).ConfigureAwait(false) ? 0 : 1;
    }

    private static bool IsDirect(string rule) =>
        rule.StartsWith("CURIO10", StringComparison.Ordinal) && rule[7] is >= '1' and <= '5';

    /// <summary>The best of some runs of each, which is what the code costs; the rest is the machine.</summary>
    private static async Task<(TimeSpan Compile, Dictionary<string, TimeSpan> Times)> MeasureAsync()
    {
        TimeSpan compile = TimeSpan.MaxValue;
        Dictionary<string, TimeSpan> times = [];
        for (int i = 0; i < Runs; i++)
        {
            CSharpCompilation compilation = SyntheticCode.Create();
            (TimeSpan time, int errors) = RuleRun.Compile(compilation);
            if (errors > 0)
            {
                throw new InvalidOperationException("The made-up program has errors: " + string.Join('\n', compilation.GetDiagnostics().Where(RuleRun.IsError).Take(5)));
            }

            compile = time < compile ? time : compile;
            RuleRun run = await RuleRun.RunAsync(compilation, AnalyzerSet.OfCurio()).ConfigureAwait(false);
            if (run.Diagnostics.IsEmpty || run.Crashes.Count > 0)
            {
                throw new InvalidOperationException("The rules have found nothing, or failed; there is nothing to measure: " + string.Join('\n', run.Crashes));
            }

            foreach ((string rule, TimeSpan ruleTime) in run.Times.Append(new(nameof(BlockingFactsGenerator), RuleRun.WriteFacts(compilation))))
            {
                times[rule] = times.TryGetValue(rule, out TimeSpan best) && best < ruleTime ? best : ruleTime;
            }
        }

        return (compile, times);
    }

    private static async Task<bool> CompareAsync(Dictionary<string, double> shares)
    {
        string text = await File.ReadAllTextAsync(BaselinePath).ConfigureAwait(false);
        Dictionary<string, double> baseline = JsonSerializer.Deserialize<Dictionary<string, double>>(text) ?? [];
        bool isGood = true;
        foreach ((string rule, double share) in shares)
        {
            double limit = (baseline.GetValueOrDefault(rule) * Tolerance) + Noise;
            if (share > limit)
            {
                Print($"SLOWER than the baseline: {rule}, {share:P2} of the time to compile, was {baseline.GetValueOrDefault(rule):P2}");
                isGood = false;
            }
        }

        return isGood;
    }

    private static bool Judge(string what, double value, double limit)
    {
        Print($"{(value <= limit ? "ok" : "OVER THE LIMIT"),-15} {what}: {value:F3}, limit {limit:F1}");
        return value <= limit;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
