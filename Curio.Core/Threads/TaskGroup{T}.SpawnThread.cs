namespace Curio;

/// <content>Async threads in a group.</content>
public sealed partial class TaskGroup<T>
{
    /// <inheritdoc cref="TaskGroup.SpawnThreadAsync{T}(Func{T}, bool, string?)"/>
    public Coro<AsyncThread<T>> SpawnThreadAsync(Func<T> function, bool daemon = false, string? name = null) =>
        Untyped.SpawnThreadAsync(function, daemon, name);
}
