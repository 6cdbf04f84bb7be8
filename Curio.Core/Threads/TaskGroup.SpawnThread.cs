namespace Curio;

/// <content>Async threads in a group.</content>
public sealed partial class TaskGroup
{
    /// <summary>Starts an async thread in the group; see <see cref="AsyncThread.Spawn(Action, bool, string?)"/>.</summary>
    /// <param name="action">What it runs.</param>
    /// <param name="daemon">True for one that is not waited for and does not count.</param>
    /// <param name="name">What it is called; null for the name of the method.</param>
    /// <returns>A coroutine of the thread's handle.</returns>
    /// <exception cref="InvalidOperationException">The group was joined.</exception>
    public async Coro<AsyncThread> SpawnThreadAsync(Action action, bool daemon = false, string? name = null)
    {
        ThrowIfJoined();
        AsyncThread thread = await AsyncThread.Spawn(action, daemon, name);
        Add(thread, ignoreResult: false);
        return thread;
    }

    /// <inheritdoc cref="SpawnThreadAsync(Action, bool, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="function">What it runs.</param>
    /// <param name="daemon">True for one that is not waited for and does not count.</param>
    /// <param name="name">What it is called; null for the name of the method.</param>
    public async Coro<AsyncThread<T>> SpawnThreadAsync<T>(Func<T> function, bool daemon = false, string? name = null)
    {
        ThrowIfJoined();
        AsyncThread<T> thread = await AsyncThread.Spawn(function, daemon, name);
        Add(thread, ignoreResult: false);
        return thread;
    }
}
