namespace Curio;

/// <summary>Turns coroutines without a result into such with one, and back.</summary>
internal static class CoroResults
{
    /// <summary>The same coroutine, with a result of no meaning.</summary>
    internal static Coro<Nothing> AsTyped(this Coro coroutine) => new(coroutine.Source, coroutine.Token);

    /// <summary>The same coroutine, without its result of no meaning.</summary>
    internal static Coro AsUntyped(this Coro<Nothing> coroutine) => new(coroutine.Source, coroutine.Token);

    /// <summary>Awaits a coroutine and drops its result.</summary>
    internal static async Coro Discarding<T>(this Coro<T> coroutine) => await coroutine;

    /// <summary>Awaits a coroutine and gives a fixed result.</summary>
    internal static async Coro<T> Returning<T>(this Coro coroutine, T result)
    {
        await coroutine;
        return result;
    }

    /// <summary>An async method that awaits a coroutine and does no more.</summary>
    internal static async Coro<T> Awaited<T>(this Coro<T> coroutine) => await coroutine;

    /// <summary>A coroutine that calls a function when it is awaited, and awaits what it returns.</summary>
    internal static async Coro Deferred(Func<Coro> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        await body();
    }

    /// <inheritdoc cref="Deferred"/>
    internal static async Coro<T> Deferred<T>(Func<Coro<T>> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return await body();
    }
}
