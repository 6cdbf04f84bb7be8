namespace Curio;

/// <content>Calls of one function, one at a time.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Calls a function that blocks, in a worker thread, as <see cref="RunInThread(Action)"/>; but callers of one function take turns,
    /// so that it keeps one thread busy however many tasks wait in it: for something that blocks for long, such as
    /// waiting for a lock of threads.
    /// </summary>
    /// <param name="action">What to call. Delegates of one method on one object are one function, also when they were made apart.</param>
    /// <returns>A coroutine without a result; it throws what the function throws, the same object.</returns>
    /// <remarks>
    /// The others wait in <c>SEMA_ACQUIRE</c>, first come, first served; each then makes a call of its own. One that is cancelled there
    /// leaves the line. When the task is cancelled whose call runs, the function runs on by itself, and the next call begins beside it.
    /// </remarks>
    public static async Coro BlockInThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        await CallTurns.Current.Call(
            action,
            _ =>
            {
                action();
                return default(Nothing);
            });
    }

    /// <inheritdoc cref="BlockInThread(Action)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">What to call. Delegates of one method on one object are one function, also when they were made apart.</param>
    /// <returns>A coroutine of what this call of the function returned; it throws what it threw, the same object.</returns>
    public static async Coro<T> BlockInThread<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await CallTurns.Current.Call(function, _ => function());
    }
}
