using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>A task's call of a .NET async function, which it has cancelled when it is cancelled itself.</summary>
internal static class TaskCall
{
    /// <summary>Calls the function and waits until its task has ended; gives that task, whose outcome is the caller's to take.</summary>
    /// <remarks>
    /// A cancellation or a timeout cancels the token; the wait then goes on, undisturbed, until the .NET task has ended. If it ended
    /// as cancelled, what interrupted the wait is thrown. Otherwise it has an outcome that must not be lost: what
    /// interrupted the wait becomes pending again.
    /// </remarks>
    internal static async Coro<TTask> Run<TTask>(Func<CancellationToken, TTask> function)
        where TTask : Task
    {
        ArgumentNullException.ThrowIfNull(function);
        KernelLoop kernel = KernelLoop.Required("Coro.FromTask");
        await Shield.Check();
        using var source = new CancellationTokenSource();
        TTask task = function(source.Token) ?? throw new InvalidOperationException(
            $"The function '{MethodNames.Of(function.Method)}' given to Coro.FromTask returned null instead of a task.");
        try
        {
            await End(task);
        }
        catch (Exception fault)
        {
            // The task's own exceptions are suppressed: this one is the kernel's.
            await Coro.DisableCancellation(CancelAsync(kernel, source, task));
            if (IsCancelled(task))
            {
                throw;
            }

            // One that came during the second wait goes first: it is a cancellation of the task.
            kernel.RequireCurrent().Pending ??= fault;
        }

        return task;
    }

    private static async Coro CancelAsync(KernelLoop kernel, CancellationTokenSource source, Task task)
    {
        // On another thread: what is registered with the token is foreign code and may block.
        Task callbacks = source.CancelAsync();
        await End(task);
        await End(callbacks);
        if (callbacks.Exception is { } exception)
        {
            kernel.Logger.LogError(exception.Flatten(), "A callback that was registered with the token of Coro.FromTask failed");
        }
    }

    private static async Coro End(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static bool IsCancelled(Task task) =>
        task.IsCanceled || task.Exception?.InnerException is OperationCanceledException;
}
