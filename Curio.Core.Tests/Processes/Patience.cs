namespace Curio.Tests.Processes;

/// <summary>Bounds every wait of these tests. Nothing should take this long; what does hangs.</summary>
internal static class Patience
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    public static Task Within(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Limit);

    /// <summary>Makes a call on a thread of its own, as a kernel's worker thread does.</summary>
    public static Task<T> CallAsync<T>(this WorkerProcess worker, Delegate function, params object?[] arguments)
    {
        var call = ProcessCall.Create(function, arguments);
        return Task.Factory.StartNew(
            () => worker.Call<T>(call), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Within();
    }
}
