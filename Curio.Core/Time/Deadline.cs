namespace Curio;

/// <summary>A limit in time, from now on or by the kernel's clock.</summary>
internal readonly record struct Deadline(TimeSpan Value, bool IsClock)
{
    internal static Deadline After(TimeSpan duration) => new(duration, IsClock: false);

    internal static Deadline At(TimeSpan clock) => new(clock, IsClock: true);

    /// <summary>The limit in the clock ticks of a kernel.</summary>
    internal long In(KernelLoop kernel)
    {
        if (Value == Timeout.InfiniteTimeSpan)
        {
            return TimeoutScope.Never;
        }

        return IsClock ? Math.Max(Value.Ticks, 0) : kernel.DeadlineAfter(Value);
    }
}
