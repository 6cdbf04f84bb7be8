namespace Curio.Soak;

/// <summary>The process at one moment.</summary>
/// <param name="WorkingSet">In bytes.</param>
/// <param name="Handles">Open descriptors, or what the system counts as handles.</param>
public readonly record struct Sample(long WorkingSet, int Handles)
{
    /// <summary>
    /// Growth that does not end. The first third of the samples is warming up. It grows when even the lowest of the last third is
    /// above the highest of the middle third by more than a quarter and more than an allowance, which a garbage collection that
    /// has not come yet does not do.
    /// </summary>
    /// <param name="samples">One value for each sample, in order of time.</param>
    /// <param name="allowance">The growth that is never too much.</param>
    /// <returns>True when it keeps growing; never for less than six samples.</returns>
    public static bool Grows(IReadOnlyList<long> samples, long allowance)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int third = samples.Count / 3;
        if (third < 2)
        {
            return false;
        }

        long before = samples.Skip(third).Take(third).Max();
        long after = samples.Skip(samples.Count - third).Min();
        return after > before + Math.Max(before / 4, allowance);
    }
}
