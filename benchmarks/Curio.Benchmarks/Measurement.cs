using System.Diagnostics;
using System.Globalization;

namespace Curio.Benchmarks;

/// <summary>Warms a workload up, times it once and prints the line.</summary>
internal static class Measurement
{
    internal static async Coro Run(string workload, int n, Func<int, Coro> body)
    {
        double warmup = double.TryParse(
            Environment.GetEnvironmentVariable("PEERS_WARMUP_S"), CultureInfo.InvariantCulture, out double seconds) ? seconds : 0;
        long begin = Stopwatch.GetTimestamp();
        do
        {
            await body(Math.Max(1, n / 10));
        }
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < warmup);

        TimeSpan processorBefore = Process.GetCurrentProcess().TotalProcessorTime;
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        begin = Stopwatch.GetTimestamp();
        await body(n);
        double elapsed = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        double processor = (Process.GetCurrentProcess().TotalProcessorTime - processorBefore).TotalSeconds;
        Print(workload, n, elapsed, allocated, processor);
    }

    private static void Print(string workload, int n, double elapsed, long allocated, double processor)
    {
        // Two tasks yield n times each.
        long operations = workload == "yield" ? 2L * n : n;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"peer\": \"curio-net\", \"workload\": \"{workload}\", \"n\": {n}, \"seconds\": {elapsed:F9}, "
            + $"\"ops_per_s\": {operations / elapsed:F3}, \"peak_rss_bytes\": {PeakMemory()}, \"extra\": "
            + $"{{\"cpu_s\": {processor:F6}, \"ns_per_op\": {elapsed * 1e9 / operations:F1}, "
            + $"\"bytes_per_op\": {(double)allocated / operations:F2}}}}}"));
    }

    /// <remarks>A file that the kernel of the system makes up as it is read waits for nobody.</remarks>
    [NonBlocking]
    private static long PeakMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Process.GetCurrentProcess().PeakWorkingSet64;
        }

        // VmHWM, which the peers print; PeakWorkingSet64 rounds otherwise.
        string line = File.ReadLines("/proc/self/status").First(static text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        string number = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
        return long.Parse(number, CultureInfo.InvariantCulture) * 1024;
    }
}
