namespace Curio;

/// <summary>Gives the members of a group as they end. Made by <c>await foreach</c>.</summary>
/// <typeparam name="T">The type of the members' results.</typeparam>
public sealed class TaskGroupEnumerator<T>
{
    private readonly TaskGroupEnumerator _members;

    internal TaskGroupEnumerator(TaskGroupEnumerator members) => _members = members;

    /// <summary>The member that has ended.</summary>
    public CurioTask<T> Current => (CurioTask<T>)_members.Current;

    /// <summary>Waits for the next member to end.</summary>
    /// <returns>A coroutine of true, or of false when no member is left.</returns>
    public Coro<bool> MoveNextAsync() => _members.MoveNextAsync();
}
