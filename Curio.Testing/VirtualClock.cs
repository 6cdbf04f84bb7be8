namespace Curio.Testing;

/// <summary>
/// A clock that stands still while tasks run and jumps to the next deadline when all of them wait: hours of sleeping pass in
/// no time, and always in the same way.
/// </summary>
/// <remarks>
/// Give a kernel both halves: <c>new KernelOptions { TimeProvider = clock, Selector = clock.CreateSelector() }</c>. Worker
/// threads work in real time: virtual time does not wait for them when a deadline is set.
/// </remarks>
public sealed class VirtualClock : TimeProvider
{
    private long _now;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Now => new(GetTimestamp());

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>Lets time pass, as a task does that keeps the thread busy. Any thread.</summary>
    /// <param name="duration">How much.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        Interlocked.Add(ref _now, duration.Ticks);
    }

    /// <summary>Makes the selector for a kernel that runs by this clock.</summary>
    /// <returns>The selector; the kernel disposes it.</returns>
    public ISelector CreateSelector() => new VirtualSelector(this);
}
