namespace Curio;

/// <content>Timeouts that throw nothing.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Runs a coroutine for at most a time and ends it, without an exception, when the time runs out. Otherwise as
    /// <see cref="TimeoutAfter(TimeSpan, Coro)"/>.
    /// </summary>
    /// <param name="duration">How long; see <see cref="TimeoutAfter(TimeSpan, Coro)"/>.</param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    /// <returns>A coroutine of true when it ended in time, false when its time ran out.</returns>
    public static Coro<bool> IgnoreAfter(TimeSpan duration, Coro coroutine) =>
        TimeoutOperation<bool>.RentIgnoring(Deadline.After(duration), coroutine.Returning(true), timeoutResult: false);

    /// <inheritdoc cref="IgnoreAfter(TimeSpan, Coro)"/>
    /// <typeparam name="T">The type of a result that is not wanted.</typeparam>
    public static Coro<bool> IgnoreAfter<T>(TimeSpan duration, Coro<T> coroutine) =>
        IgnoreAfter(duration, coroutine.Discarding());

    /// <summary>Runs a coroutine for at most a time, and gives another result when the time runs out.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="duration">How long; see <see cref="TimeoutAfter(TimeSpan, Coro)"/>.</param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    /// <param name="timeoutResult">The result when the time ran out.</param>
    /// <returns>A coroutine of either result.</returns>
    public static Coro<T> IgnoreAfter<T>(TimeSpan duration, Coro<T> coroutine, T timeoutResult) =>
        TimeoutOperation<T>.RentIgnoring(Deadline.After(duration), coroutine, timeoutResult);

    /// <inheritdoc cref="IgnoreAfter(TimeSpan, Coro)"/>
    /// <param name="duration">How long; see <see cref="TimeoutAfter(TimeSpan, Coro)"/>.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    public static Coro<bool> IgnoreAfter(TimeSpan duration, Func<Coro> body) =>
        IgnoreAfter(duration, CoroResults.Deferred(body));

    /// <inheritdoc cref="IgnoreAfter{T}(TimeSpan, Coro{T}, T)"/>
    /// <param name="duration">How long; see <see cref="TimeoutAfter(TimeSpan, Coro)"/>.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    /// <param name="timeoutResult">The result when the time ran out.</param>
    public static Coro<T> IgnoreAfter<T>(TimeSpan duration, Func<Coro<T>> body, T timeoutResult) =>
        IgnoreAfter(duration, CoroResults.Deferred(body), timeoutResult);

    /// <inheritdoc cref="IgnoreAfter(TimeSpan, Coro)"/>
    /// <param name="clock">The time by the kernel's <see cref="Clock"/> at which the coroutine is to end.</param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    public static Coro<bool> IgnoreAt(TimeSpan clock, Coro coroutine) =>
        TimeoutOperation<bool>.RentIgnoring(Deadline.At(clock), coroutine.Returning(true), timeoutResult: false);

    /// <inheritdoc cref="IgnoreAfter{T}(TimeSpan, Coro{T}, T)"/>
    /// <param name="clock">The time by the kernel's <see cref="Clock"/> at which the coroutine is to end.</param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    /// <param name="timeoutResult">The result when the time ran out.</param>
    public static Coro<T> IgnoreAt<T>(TimeSpan clock, Coro<T> coroutine, T timeoutResult) =>
        TimeoutOperation<T>.RentIgnoring(Deadline.At(clock), coroutine, timeoutResult);

    /// <inheritdoc cref="IgnoreAt(TimeSpan, Coro)"/>
    /// <param name="clock">The time by the kernel's <see cref="Clock"/> at which the block is to end.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    public static Coro<bool> IgnoreAt(TimeSpan clock, Func<Coro> body) => IgnoreAt(clock, CoroResults.Deferred(body));

    /// <inheritdoc cref="IgnoreAt{T}(TimeSpan, Coro{T}, T)"/>
    /// <param name="clock">The time by the kernel's <see cref="Clock"/> at which the block is to end.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    /// <param name="timeoutResult">The result when the time ran out.</param>
    public static Coro<T> IgnoreAt<T>(TimeSpan clock, Func<Coro<T>> body, T timeoutResult) =>
        IgnoreAt(clock, CoroResults.Deferred(body), timeoutResult);
}
