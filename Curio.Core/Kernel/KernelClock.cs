using System.Diagnostics;

namespace Curio;

/// <summary>The time of a kernel: monotonic, in ticks of 100 ns, from a <see cref="TimeProvider"/>.</summary>
internal readonly struct KernelClock(TimeProvider provider)
{
    // The system's time is read without a virtual call: it stands on the path of every sleep.
    private readonly TimeProvider? _provider = ReferenceEquals(provider, TimeProvider.System) ? null : provider;

    internal long Now() => _provider is null
        ? ToTicks(Stopwatch.GetTimestamp(), Stopwatch.Frequency)
        : ToTicks(_provider.GetTimestamp(), _provider.TimestampFrequency);

    /// <summary>A time so long after another that no sum overflows.</summary>
    internal static long Add(long time, TimeSpan duration)
    {
        long sum = unchecked(time + duration.Ticks);
        return sum < time && duration > TimeSpan.Zero ? long.MaxValue - 1 : sum;
    }

    private static long ToTicks(long timestamp, long frequency) => frequency switch
    {
        TimeSpan.TicksPerSecond => timestamp,
        1_000_000_000 => timestamp / TimeSpan.NanosecondsPerTick,
        _ => (long)((Int128)timestamp * TimeSpan.TicksPerSecond / frequency),
    };
}
