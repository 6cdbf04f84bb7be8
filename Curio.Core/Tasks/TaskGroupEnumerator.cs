namespace Curio;

/// <summary>Gives the members of a group as they end. Made by <c>await foreach</c>.</summary>
public sealed class TaskGroupEnumerator
{
    private readonly TaskGroup _group;
    private CurioTask? _current;

    internal TaskGroupEnumerator(TaskGroup group) => _group = group;

    /// <summary>The member that has ended.</summary>
    public CurioTask Current => _current ?? throw new InvalidOperationException("There is no current task: call MoveNextAsync.");

    /// <summary>Waits for the next member to end.</summary>
    /// <returns>A coroutine of true, or of false when no member is left.</returns>
    public async Coro<bool> MoveNextAsync()
    {
        _current = await _group.NextDoneAsync();
        return _current is not null;
    }
}
