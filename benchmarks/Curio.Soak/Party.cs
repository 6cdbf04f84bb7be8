using Microsoft.Extensions.Logging.Abstractions;

namespace Curio.Soak;

/// <summary>Starts the same work as each kind of party.</summary>
public static class Party
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<PartyKind> Kinds { get; } = Enum.GetValues<PartyKind>();

    /// <summary>Starts one party.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="coroutine">Its work as a coroutine.</param>
    /// <param name="blocking">Its work as code that blocks, for threads of both kinds.</param>
    /// <param name="task">Its work as ordinary async code.</param>
    /// <returns>A task that ends with the work, or fails with it.</returns>
    public static Task Start(PartyKind kind, Func<Coro> coroutine, Action blocking, Func<Task> task)
    {
        ArgumentNullException.ThrowIfNull(coroutine);
        ArgumentNullException.ThrowIfNull(task);
        return kind switch
        {
            PartyKind.Coroutine => Kernel.RunAsync(coroutine(), Options()),
            PartyKind.Thread => StartThread(blocking),
            PartyKind.AsyncThread => Kernel.RunAsync(RunAsyncThread(blocking), Options()),
            _ => Task.Run(task),
        };
    }

    // Short timeouts bring warnings by the thousand, of operations that ended a moment after their time: that is what they are for.
    private static KernelOptions Options() => new() { Monitor = false, Logger = NullLogger.Instance };

    private static async Coro RunAsyncThread(Action action)
    {
        AsyncThread thread = await AsyncThread.Spawn(action);
        await thread.JoinAsync();
    }

    private static Task StartThread(Action action)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                action();
                end.SetResult();
            }
            catch (Exception exception)
            {
                end.SetException(exception);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return end.Task;
    }
}
