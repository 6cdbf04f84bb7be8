using System.Diagnostics;

namespace Curio;

/// <summary>
/// How much longer a wait may last, on the monotonic clock, so that an interrupted system call goes on with the rest of the time.
/// </summary>
internal readonly struct WaitLimit
{
    private readonly TimeSpan _timeout;
    private readonly long _start;

    private WaitLimit(TimeSpan timeout)
    {
        _timeout = timeout;

        // The two ends need no clock: a poll stays a poll and no limit stays none.
        _start = timeout > TimeSpan.Zero ? Stopwatch.GetTimestamp() : 0;
    }

    /// <summary>No time at all.</summary>
    public static WaitLimit Poll => default;

    /// <summary>What is left: zero when the time is up, <see cref="Timeout.InfiniteTimeSpan"/> when there is no limit.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (_timeout <= TimeSpan.Zero)
            {
                return _timeout;
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
            return elapsed < _timeout ? _timeout - elapsed : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Converts a time for a system call that counts milliseconds: up, because a wait that is cut to zero is a busy loop, and to the
    /// largest that fits when it is longer.
    /// </summary>
    /// <param name="remaining">What <see cref="Remaining"/> gave.</param>
    /// <returns>Milliseconds, -1 for no limit.</returns>
    public static int ToMilliseconds(TimeSpan remaining) =>
        remaining == Timeout.InfiniteTimeSpan ? -1 : (int)Math.Min(Math.Ceiling(remaining.TotalMilliseconds), int.MaxValue);

    /// <summary>Starts the clock.</summary>
    /// <param name="timeout">Zero, positive, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Any other negative time: a deadline in the past must be passed as zero, because
    /// one of exactly a millisecond ago would otherwise mean forever.</exception>
    public static WaitLimit After(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A wait takes zero, a positive time or Timeout.InfiniteTimeSpan.");
        }

        return new WaitLimit(timeout);
    }
}
