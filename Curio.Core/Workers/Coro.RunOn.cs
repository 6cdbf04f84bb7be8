namespace Curio;

/// <content>Schedulers of the user's.</content>
public readonly partial struct Coro
{
    /// <summary>Calls a function on a .NET task scheduler and waits for it while other tasks go on.</summary>
    /// <param name="scheduler">Where the function is called: <see cref="TaskScheduler.Default"/> is .NET's thread pool.</param>
    /// <param name="action">What to call.</param>
    /// <param name="whenAbandoned">
    /// Is given the outcome, as a .NET task that has ended, of a call that the caller gave up while it ran. Called where the
    /// function was called, when it has ended; what it throws is logged. Null for none.
    /// </param>
    /// <returns>A coroutine without a result; it throws what the function throws, the same object.</returns>
    /// <exception cref="InvalidOperationException">The scheduler did not take the function; its reason is the inner exception.</exception>
    /// <remarks>
    /// When the calling task is cancelled or timed out, the call ends at once. A function that has not started is then never
    /// called; one that has runs on by itself, and its outcome is dropped. When it has just ended, the caller gets the outcome, and
    /// the cancellation with its next blocking operation. Async locals flow into the function. How many run at one time is the
    /// scheduler's matter.
    /// </remarks>
    public static async Coro RunOn(TaskScheduler scheduler, Action action, Action<Task>? whenAbandoned = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(action);
        await new Coro<Nothing>(new SchedulerCall<Nothing>(
            scheduler,
            () =>
            {
                action();
                return default;
            },
            whenAbandoned));
    }

    /// <inheritdoc cref="RunOn(TaskScheduler, Action, Action{Task}?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="scheduler">Where the function is called: <see cref="TaskScheduler.Default"/> is .NET's thread pool.</param>
    /// <param name="function">What to call.</param>
    /// <param name="whenAbandoned">
    /// Is given the outcome, as a .NET task that has ended, of a call that the caller gave up while it ran. Called where the
    /// function was called, when it has ended; what it throws is logged. Null for none.
    /// </param>
    /// <returns>A coroutine of what the function returns; it throws what the function throws, the same object.</returns>
    public static async Coro<T> RunOn<T>(TaskScheduler scheduler, Func<T> function, Action<Task<T>>? whenAbandoned = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(function);
        return await new Coro<T>(new SchedulerCall<T>(scheduler, function, whenAbandoned));
    }
}
