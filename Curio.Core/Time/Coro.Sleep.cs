namespace Curio;

/// <content>Time.</content>
public readonly partial struct Coro
{
    /// <summary>Suspends the calling task until a duration has passed, never less.</summary>
    /// <param name="duration">
    /// How long. Zero or less gives the other ready tasks a turn; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sleeps
    /// until cancelled.
    /// </param>
    /// <returns>
    /// A coroutine of the clock at wake-up, at or after the end of the sleep; see <see cref="Clock"/>. It may be as old as the
    /// system's last timer tick, a few milliseconds, but never less than a time that the kernel has given before.
    /// </returns>
    public static Coro<TimeSpan> Sleep(TimeSpan duration) => new(SleepOperation.Rent(duration));

    /// <summary>Reads the kernel's clock: monotonic, from an arbitrary start. Does not block.</summary>
    /// <returns>A coroutine of the time.</returns>
    public static Coro<TimeSpan> Clock() => ClockOperation.Rent();
}
