namespace Curio;

/// <content>Control over the delivery of cancellation.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Runs a coroutine that no cancellation and no timeout from outside interrupts. What arrives meanwhile is delivered by
    /// the first blocking operation after the outermost such block.
    /// </summary>
    /// <param name="coroutine">What to run, on the calling task. Tasks it spawns are not shielded.</param>
    /// <returns>A coroutine that ends with the given one.</returns>
    /// <remarks>
    /// A <see cref="CancelledException"/> thrown by hand out of an inner block is not thrown further: it becomes pending, and is
    /// delivered after the outermost.
    /// </remarks>
    public static Coro DisableCancellation(Coro coroutine) => Shield.Run(coroutine.AsTyped()).AsUntyped();

    /// <inheritdoc cref="DisableCancellation(Coro)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> DisableCancellation<T>(Coro<T> coroutine) => Shield.Run(coroutine);

    /// <inheritdoc cref="DisableCancellation(Coro)"/>
    /// <param name="body">A block to run, on the calling task. Tasks it spawns are not shielded.</param>
    public static Coro DisableCancellation(Func<Coro> body) => DisableCancellation(CoroResults.Deferred(body));

    /// <inheritdoc cref="DisableCancellation(Func{Coro})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<T> DisableCancellation<T>(Func<Coro<T>> body) => DisableCancellation(CoroResults.Deferred(body));

    /// <summary>
    /// Looks for a pending cancellation. Throws and clears it where cancellation is allowed; in a
    /// <see cref="DisableCancellation(Coro)"/> block gives it and leaves it pending. Does not block.
    /// </summary>
    /// <returns>A coroutine of the pending exception, or of null.</returns>
    public static Coro<Exception?> CheckCancellation() => Shield.Check();

    /// <summary>
    /// Looks for a pending cancellation of one type and takes it: throws it where cancellation is allowed, gives it in a
    /// <see cref="DisableCancellation(Coro)"/> block. One of another type stays as it is. Does not block.
    /// </summary>
    /// <typeparam name="TException">The type to look for.</typeparam>
    /// <returns>A coroutine of the exception, or of null.</returns>
    public static Coro<TException?> CheckCancellation<TException>()
        where TException : Exception
        => Shield.Check<TException>();

    /// <summary>Makes the calling task's next blocking operation throw an exception. Does not block.</summary>
    /// <param name="exception">What to throw; null to clear what is pending.</param>
    /// <returns>A coroutine of the exception that was pending before, or of null.</returns>
    public static Coro<Exception?> SetCancellation(Exception? exception) => Shield.Set(exception);
}
