using System.Diagnostics;

namespace Curio;

/// <summary>The time of a kernel: monotonic, in ticks of 100 ns, from a <see cref="TimeProvider"/>.</summary>
internal readonly struct KernelClock(TimeProvider provider)
{
    // The system's time is read without a virtual call: it stands on the path of every sleep.
    private readonly TimeProvider? _provider = ReferenceEquals(provider, TimeProvider.System) ? null : provider;

    /// <summary>True for the system's own time.</summary>
    internal bool IsSystem => _provider is null;

    internal long Now() => _provider is null
        ? ToTicks(Stopwatch.GetTimestamp(), Stopwatch.Frequency)
        : ToTicks(_provider.GetTimestamp(), _provider.TimestampFrequency);

    /// <summary>
    /// The time so long after another, or before it, kept between the clock's zero and the last time there is: no sum
    /// overflows, and no difference of two times does.
    /// </summary>
    internal static long Add(long time, TimeSpan duration)
    {
        long sum = unchecked(time + duration.Ticks);
        return duration > TimeSpan.Zero && sum < time ? long.MaxValue - 1 : Math.Max(sum, 0);
    }

    private static long ToTicks(long timestamp, long frequency) => frequency switch
    {
        TimeSpan.TicksPerSecond => timestamp,
        1_000_000_000 => timestamp / TimeSpan.NanosecondsPerTick,
        _ => (long)((Int128)timestamp * TimeSpan.TicksPerSecond / frequency),
    };
}
