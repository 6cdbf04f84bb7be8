namespace Curio.Tests.Coroutines;

/// <summary>The ways in which a coroutine may await something of .NET's.</summary>
internal static class ForeignAwaits
{
    public static TheoryData<string> Kinds =>
    [
        "Task",
        "Task<T>",
        "ValueTask",
        "ValueTask<T>",
        "Task, configured",
        "Task<T>, configured",
        "ValueTask, configured",
        "ValueTask<T>, configured",
    ];

    /// <summary>Awaits a task as one of the <see cref="Kinds"/>.</summary>
    public static Coro<int> As(string kind, Task<int> task) => kind switch
    {
        "Task" => OfTask(task),
        "Task<T>" => OfTaskWithResult(task),
        "ValueTask" => OfValueTask(task),
        "ValueTask<T>" => OfValueTaskWithResult(task),
        "Task, configured" => OfConfiguredTask(task),
        "Task<T>, configured" => OfConfiguredTaskWithResult(task),
        "ValueTask, configured" => OfConfiguredValueTask(task),
        "ValueTask<T>, configured" => OfConfiguredValueTaskWithResult(task),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static async Coro<int> OfTask(Task<int> task)
    {
        await (Task)task;
        return task.Result;
    }

    private static async Coro<int> OfTaskWithResult(Task<int> task) => await task;

    private static async Coro<int> OfValueTask(Task<int> task)
    {
        await new ValueTask(task);
        return task.Result;
    }

    private static async Coro<int> OfValueTaskWithResult(Task<int> task) => await new ValueTask<int>(task);

    private static async Coro<int> OfConfiguredTask(Task<int> task)
    {
        await ((Task)task).ConfigureAwait(false);
        return task.Result;
    }

    private static async Coro<int> OfConfiguredTaskWithResult(Task<int> task) => await task.ConfigureAwait(false);

    private static async Coro<int> OfConfiguredValueTask(Task<int> task)
    {
        await new ValueTask(task).ConfigureAwait(false);
        return task.Result;
    }

    private static async Coro<int> OfConfiguredValueTaskWithResult(Task<int> task) =>
        await new ValueTask<int>(task).ConfigureAwait(false);
}
