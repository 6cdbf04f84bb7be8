namespace Curio;

/// <content>Worker threads.</content>
public readonly partial struct Coro
{
    /// <summary>Calls a function that blocks, in a worker thread, and waits for it while other tasks go on.</summary>
    /// <param name="action">What to call.</param>
    /// <returns>A coroutine without a result; it throws what the function throws, the same object.</returns>
    /// <remarks>
    /// When the calling task is cancelled or timed out, the call ends at once; the function runs on by itself, its outcome is
    /// dropped, and it counts no more against <see cref="KernelOptions.MaxWorkerThreads"/>. Given up while it waits for a
    /// thread, it is not called at all. When it has just ended, the caller gets the outcome, and the cancellation with its next blocking operation.
    /// Async locals flow into the function.
    /// </remarks>
    public static async Coro RunInThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        await ThreadWorkers.Current.Call(
            _ =>
            {
                action();
                return default(Nothing);
            },
            usesToken: false);
    }

    /// <inheritdoc cref="RunInThread(Action)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">What to call.</param>
    /// <returns>A coroutine of what the function returns; it throws what the function throws, the same object.</returns>
    public static async Coro<T> RunInThread<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ThreadWorkers.Current.Call(_ => function(), usesToken: false);
    }

    /// <inheritdoc cref="RunInThread{T}(Func{T})"/>
    /// <param name="function">What to call.</param>
    /// <param name="whenAbandoned">
    /// Is given the outcome, as a .NET task that has ended, of a call that the caller gave up while it ran: to dispose of what it
    /// opened, say. Called in the worker thread when the function has ended; what it throws is logged.
    /// </param>
    public static async Coro<T> RunInThread<T>(Func<T> function, Action<Task<T>> whenAbandoned)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(whenAbandoned);
        return await ThreadWorkers.Current.Call(_ => function(), usesToken: false, whenAbandoned);
    }

    /// <inheritdoc cref="RunInThread{T}(Func{T})"/>
    /// <param name="function">What to call; its token is cancelled when the calling task gives up.</param>
    public static async Coro<T> RunInThread<T>(Func<CancellationToken, T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ThreadWorkers.Current.Call(function, usesToken: true);
    }
}
