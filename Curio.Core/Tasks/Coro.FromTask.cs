using System.Runtime.CompilerServices;

namespace Curio;

/// <content>Calls of .NET async functions that can be cancelled.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Calls a .NET async function and waits for its task. When the calling task is cancelled or timed out, the function's token is
    /// cancelled, and the wait ends when the .NET task has ended: nothing runs on behind the caller's back.
    /// </summary>
    /// <param name="function">
    /// What to call, on the kernel's thread and in the calling task. It should hand its token on; one that ignores it keeps the calling
    /// task until it ends. To leave such a task to itself instead, await the task without this method.
    /// </param>
    /// <returns>A coroutine that ends with the .NET task; it throws what the function or its task throws, the same object.</returns>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    /// <remarks>
    /// <para>What ends the coroutine after the token was cancelled: the cancellation or timeout itself when the .NET task ended
    /// as cancelled. When it ended well all the same, or failed in a way of its own, that is the outcome, and the
    /// cancellation is delivered by the next blocking operation. So neither is lost.</para>
    /// <para>A blocking operation, even if the .NET task has ended at once: a cancellation that is pending when it begins is
    /// delivered, and the function not called. In a <see cref="DisableCancellation(Coro)"/> block the token is not
    /// cancelled. A task that ends as cancelled by itself throws its <see cref="OperationCanceledException"/>, which is an ordinary
    /// failure. What callbacks of the token throw is logged.</para>
    /// <para>The function may await coroutines. A cancellation that finds it in one is thrown there, as in every coroutine, and the
    /// token is then not cancelled: the function knows already.</para>
    /// </remarks>
    [OverloadResolutionPriority(1)]
    public static async Coro FromTask(Func<CancellationToken, Task> function) => await await TaskCall.Run(function);

    /// <inheritdoc cref="FromTask(Func{CancellationToken, Task})"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <returns>A coroutine of the task's result; it throws what the function or its task throws, the same object.</returns>
    [OverloadResolutionPriority(1)]
    public static async Coro<T> FromTask<T>(Func<CancellationToken, Task<T>> function) => await await TaskCall.Run(function);

    /// <inheritdoc cref="FromTask(Func{CancellationToken, Task})"/>
    public static async Coro FromTask(Func<CancellationToken, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        await await TaskCall.Run(token => function(token).AsTask());
    }

    /// <inheritdoc cref="FromTask{T}(Func{CancellationToken, Task{T}})"/>
    public static async Coro<T> FromTask<T>(Func<CancellationToken, ValueTask<T>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return await await TaskCall.Run(token => function(token).AsTask());
    }
}
