using System.ComponentModel;

namespace Curio;

/// <summary>What <see cref="Thread.Sleep(int)"/> is in the task form of a method with <c>[AsyncThread]</c>. For emitted code.</summary>
/// <remarks>It takes and refuses the durations that the thread's sleep takes and refuses; <see cref="Coro.Sleep"/> takes all.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockingSleep
{
    /// <summary>Suspends the calling task.</summary>
    /// <param name="millisecondsTimeout">How long, in milliseconds; <see cref="Timeout.Infinite"/> until cancelled.</param>
    /// <returns>A coroutine of the clock at wake-up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Less than zero, but not <see cref="Timeout.Infinite"/>. Thrown at the call.</exception>
    public static Coro<TimeSpan> SleepAsync(int millisecondsTimeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(millisecondsTimeout, Timeout.Infinite);
        return Coro.Sleep(TimeSpan.FromMilliseconds(millisecondsTimeout));
    }

    /// <summary>Suspends the calling task.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> until cancelled.</param>
    /// <returns>A coroutine of the clock at wake-up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// In whole milliseconds, less than zero but not one, or more than <see cref="int.MaxValue"/>. Thrown at the call.
    /// </exception>
    public static Coro<TimeSpan> SleepAsync(TimeSpan timeout)
    {
        long milliseconds = (long)timeout.TotalMilliseconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, Timeout.Infinite, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, int.MaxValue, nameof(timeout));
        return Coro.Sleep(milliseconds == Timeout.Infinite ? Timeout.InfiniteTimeSpan : timeout);
    }
}
