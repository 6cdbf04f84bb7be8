namespace Curio;

/// <content>Timeouts.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Runs a coroutine for at most a time. When it runs out, the blocking operation that the coroutine is in, or comes to
    /// next, throws <see cref="TaskTimeoutException"/>.
    /// </summary>
    /// <param name="duration">
    /// How long. Zero or less: until the first blocking operation. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: no
    /// limit of its own; those around it stay in force.
    /// </param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    /// <returns>A coroutine that ends with the given one.</returns>
    /// <exception cref="TaskTimeoutException">The time ran out.</exception>
    /// <exception cref="TimeoutCancellationException">The time of a scope around this one ran out.</exception>
    /// <exception cref="UncaughtTimeoutException">A timeout came out of a scope inside that was not caught there.</exception>
    /// <remarks>
    /// A coroutine that oversteps its time without suspending ends as if nothing were, with a warning in the log. Scopes nest;
    /// an inner one never extends an outer one. Tasks spawned inside are not limited.
    /// </remarks>
    public static Coro TimeoutAfter(TimeSpan duration, Coro coroutine) =>
        TimeoutOperation<Nothing>.Rent(Deadline.After(duration), coroutine.AsTyped()).AsUntyped();

    /// <inheritdoc cref="TimeoutAfter(TimeSpan, Coro)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> TimeoutAfter<T>(TimeSpan duration, Coro<T> coroutine) =>
        TimeoutOperation<T>.Rent(Deadline.After(duration), coroutine);

    /// <inheritdoc cref="TimeoutAfter(TimeSpan, Coro)"/>
    /// <param name="duration">How long; see the form that takes a coroutine.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    public static Coro TimeoutAfter(TimeSpan duration, Func<Coro> body) => TimeoutAfter(duration, CoroResults.Deferred(body));

    /// <inheritdoc cref="TimeoutAfter(TimeSpan, Func{Coro})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> TimeoutAfter<T>(TimeSpan duration, Func<Coro<T>> body) =>
        TimeoutAfter(duration, CoroResults.Deferred(body));

    /// <summary>As <see cref="TimeoutAfter(TimeSpan, Coro)"/>, with a limit by the kernel's <see cref="Clock"/>.</summary>
    /// <param name="clock">The time at which the coroutine is to end; one in the past acts as a duration of zero.</param>
    /// <param name="coroutine">What to run, on the calling task.</param>
    /// <returns>A coroutine that ends with the given one.</returns>
    public static Coro TimeoutAt(TimeSpan clock, Coro coroutine) =>
        TimeoutOperation<Nothing>.Rent(Deadline.At(clock), coroutine.AsTyped()).AsUntyped();

    /// <inheritdoc cref="TimeoutAt(TimeSpan, Coro)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> TimeoutAt<T>(TimeSpan clock, Coro<T> coroutine) => TimeoutOperation<T>.Rent(Deadline.At(clock), coroutine);

    /// <inheritdoc cref="TimeoutAt(TimeSpan, Coro)"/>
    /// <param name="clock">The time at which the block is to end; one in the past acts as a duration of zero.</param>
    /// <param name="body">A block to run, on the calling task.</param>
    public static Coro TimeoutAt(TimeSpan clock, Func<Coro> body) => TimeoutAt(clock, CoroResults.Deferred(body));

    /// <inheritdoc cref="TimeoutAt(TimeSpan, Func{Coro})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> TimeoutAt<T>(TimeSpan clock, Func<Coro<T>> body) => TimeoutAt(clock, CoroResults.Deferred(body));
}
