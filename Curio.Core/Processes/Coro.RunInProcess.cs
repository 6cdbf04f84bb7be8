namespace Curio;

/// <content>Worker processes.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Calls a static method in another process, which shares nothing with this one, and waits for it while other tasks go
    /// on. For work that keeps a processor busy.
    /// </summary>
    /// <typeparam name="TResult">The type of the result, which JSON must be able to carry.</typeparam>
    /// <param name="function">A static method or a lambda that captures nothing.</param>
    /// <returns>
    /// A coroutine of what the function returns. What it throws is thrown here with its type, and the stack over there as the
    /// inner exception.
    /// </returns>
    /// <exception cref="ArgumentException">The function is no static method, or an argument cannot be serialised.</exception>
    /// <exception cref="WorkerProcessException">The process ended before it answered.</exception>
    /// <remarks>
    /// At most <see cref="KernelOptions.MaxWorkerProcesses"/> calls run at one time. The process is this program started again,
    /// without its Main method, and is used for many calls. When the calling task is cancelled or timed out, the call ends at
    /// once and the process is killed: SIGTERM, and SIGKILL a second later. Arguments of more than 64 KB, and sequences that are no
    /// collection, are serialised in another thread before the call; leave them unchanged until it has ended. What of their content
    /// is found to be so large only on the way is read a second time.
    /// </remarks>
    public static async Coro<TResult> RunInProcess<TResult>(Func<TResult> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(function, []));
    }

    /// <inheritdoc cref="RunInProcess{TResult}(Func{TResult})"/>
    /// <typeparam name="T">The type of the argument, which JSON must be able to carry.</typeparam>
    /// <typeparam name="TResult">The type of the result, which JSON must be able to carry.</typeparam>
    /// <param name="function">A static method or a lambda that captures nothing.</param>
    /// <param name="argument">What it is given.</param>
    public static async Coro<TResult> RunInProcess<T, TResult>(Func<T, TResult> function, T argument)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(function, [argument]));
    }

    /// <inheritdoc cref="RunInProcess{TResult}(Func{TResult})"/>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="TResult">The type of the result, which JSON must be able to carry.</typeparam>
    /// <param name="function">A static method or a lambda that captures nothing.</param>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    public static async Coro<TResult> RunInProcess<T1, T2, TResult>(Func<T1, T2, TResult> function, T1 first, T2 second)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(function, [first, second]));
    }

    /// <inheritdoc cref="RunInProcess{TResult}(Func{TResult})"/>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="TResult">The type of the result, which JSON must be able to carry.</typeparam>
    /// <param name="function">A static method or a lambda that captures nothing.</param>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    /// <param name="third">The third argument.</param>
    public static async Coro<TResult> RunInProcess<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> function,
        T1 first,
        T2 second,
        T3 third)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(function, [first, second, third]));
    }

    /// <inheritdoc cref="RunInProcess{TResult}(Func{TResult})"/>
    /// <typeparam name="T1">The type of the first argument.</typeparam>
    /// <typeparam name="T2">The type of the second argument.</typeparam>
    /// <typeparam name="T3">The type of the third argument.</typeparam>
    /// <typeparam name="T4">The type of the fourth argument.</typeparam>
    /// <typeparam name="TResult">The type of the result, which JSON must be able to carry.</typeparam>
    /// <param name="function">A static method or a lambda that captures nothing.</param>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    /// <param name="third">The third argument.</param>
    /// <param name="fourth">The fourth argument.</param>
    public static async Coro<TResult> RunInProcess<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, TResult> function,
        T1 first,
        T2 second,
        T3 third,
        T4 fourth)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await ProcessWorkers.Current.Call<TResult>(ProcessCall.Create(function, [first, second, third, fourth]));
    }
}
