namespace Curio;

/// <content>Tasks.</content>
public readonly partial struct Coro
{
    /// <summary>
    /// Makes a task that runs a coroutine beside the caller. It starts when its turn comes: a spawn does not switch.
    /// </summary>
    /// <param name="coroutine">What the task runs; it must not have been used.</param>
    /// <param name="daemon">True for a task that nobody joins: it holds up no run and is cancelled at shutdown.</param>
    /// <param name="name">What the task is called in the monitor and in messages; null for the name of the method.</param>
    /// <returns>A coroutine of the task.</returns>
    /// <exception cref="InvalidOperationException">The coroutine was used before.</exception>
    public static Coro<CurioTask> Spawn(Coro coroutine, bool daemon = false, string? name = null) =>
        SpawnOperation.Rent(coroutine, daemon, name);

    /// <inheritdoc cref="Spawn(Coro, bool, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public static Coro<CurioTask<T>> Spawn<T>(Coro<T> coroutine, bool daemon = false, string? name = null) =>
        SpawnOperation<T>.Rent(coroutine, daemon, name);

    /// <summary>Gives the task that is running: the very object that its spawn returned. Does not block.</summary>
    /// <returns>A coroutine of the task.</returns>
    public static Coro<CurioTask> CurrentTask() => CurrentTaskOperation.Rent();
}
