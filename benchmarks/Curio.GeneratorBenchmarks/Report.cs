using System.Globalization;

namespace Curio.GeneratorBenchmarks;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    /// <summary>Prints a line.</summary>
    /// <param name="workload">What ran.</param>
    /// <param name="what">What was measured of it.</param>
    /// <param name="times">The times in milliseconds.</param>
    public static void Line(Workload workload, string what, IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workload.Name,-14} {what,-52} {sorted[sorted.Length / 2],8:F2} ({sorted[^1]:F2})"));
    }
}
