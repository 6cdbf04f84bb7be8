namespace Curio;

/// <content>Time.</content>
public readonly partial struct Coro
{
    /// <summary>Suspends the calling task until a duration has passed, never less.</summary>
    /// <param name="duration">
    /// How long. Zero or less gives the other ready tasks a turn; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sleeps
    /// until cancelled.
    /// </param>
    /// <returns>A coroutine of the clock at wake-up; see <see cref="Clock"/>.</returns>
    public static Coro<TimeSpan> Sleep(TimeSpan duration) => new(SleepOperation.Rent(duration));

    /// <summary>Reads the kernel's clock: monotonic, from an arbitrary start. Does not block.</summary>
    /// <returns>A coroutine of the time.</returns>
    public static Coro<TimeSpan> Clock() => ClockOperation.Rent();
}
