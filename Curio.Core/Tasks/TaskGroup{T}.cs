using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// A <see cref="TaskGroup"/> whose members all return the same type, so that its results have that type. All rules are those of
/// <see cref="TaskGroup"/>.
/// </summary>
/// <typeparam name="T">The type of the members' results.</typeparam>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class TaskGroup<T>
{
    /// <summary>Makes an empty group.</summary>
    /// <param name="wait">When its join is over.</param>
    /// <param name="name">What it is called in messages and in the monitor; null for none.</param>
    public TaskGroup(TaskGroupWait wait = TaskGroupWait.All, string? name = null)
        : this(new TaskGroup(wait, name))
    {
    }

    /// <summary>Makes a group of tasks, running or ended, also joined ones.</summary>
    /// <param name="tasks">The members.</param>
    /// <param name="wait">When its join is over.</param>
    /// <param name="name">What it is called in messages and in the monitor; null for none.</param>
    /// <exception cref="InvalidOperationException">A task is in a group already, or belongs to another kernel.</exception>
    public TaskGroup(IEnumerable<CurioTask<T>> tasks, TaskGroupWait wait = TaskGroupWait.All, string? name = null)
        : this(new TaskGroup(tasks, wait, name))
    {
    }

    private TaskGroup(TaskGroup group) => Untyped = group;

    /// <summary>The group proper. Only tasks of this type are ever given to it.</summary>
    internal TaskGroup Untyped { get; }

    /// <inheritdoc cref="TaskGroup.Name"/>
    public string? Name => Untyped.Name;

    /// <inheritdoc cref="TaskGroup.Tasks"/>
    public IReadOnlyList<CurioTask<T>> Tasks => [.. Untyped.Tasks.Cast<CurioTask<T>>()];

    /// <inheritdoc cref="TaskGroup.Completed"/>
    public CurioTask<T>? Completed => (CurioTask<T>?)Untyped.Completed;

    /// <inheritdoc cref="TaskGroup.Result"/>
    public T Result => ((CurioTask<T>)Untyped.Decider()).Result;

    /// <inheritdoc cref="TaskGroup.Exception"/>
    public Exception? Exception => Untyped.Exception;

    /// <inheritdoc cref="TaskGroup.Results"/>
    public IReadOnlyList<T> Results => [.. Untyped.JoinedTasks().Select(static task => ((CurioTask<T>)task).Result)];

    /// <inheritdoc cref="TaskGroup.Exceptions"/>
    public IReadOnlyList<Exception?> Exceptions => Untyped.Exceptions;

    /// <inheritdoc cref="TaskGroup.SpawnAsync(Coro, bool, bool, string?)"/>
    public Coro<CurioTask<T>> SpawnAsync(
        Coro<T> coroutine,
        bool daemon = false,
        bool ignoreResult = false,
        string? name = null) => Untyped.SpawnAsync(coroutine, daemon, ignoreResult, name);

    /// <inheritdoc cref="TaskGroup.AddTaskAsync"/>
    public Coro AddTaskAsync(CurioTask<T> task) => Untyped.AddTaskAsync(task);

    /// <inheritdoc cref="TaskGroup.JoinAsync"/>
    public Coro JoinAsync(TaskGroupWait? wait = null) => Untyped.JoinAsync(wait);

    /// <inheritdoc cref="TaskGroup.NextDoneAsync"/>
    public async Coro<CurioTask<T>?> NextDoneAsync() => (CurioTask<T>?)await Untyped.NextDoneAsync();

    /// <inheritdoc cref="TaskGroup.NextResultAsync"/>
    public async Coro<T> NextResultAsync() => ((CurioTask<T>)await Untyped.RequireNextDoneAsync()).Result;

    /// <inheritdoc cref="TaskGroup.CancelRemainingAsync"/>
    public Coro CancelRemainingAsync() => Untyped.CancelRemainingAsync();

    /// <inheritdoc cref="TaskGroup.DisposeAsync"/>
    public Coro DisposeAsync() => Untyped.DisposeAsync();

    /// <inheritdoc cref="TaskGroup.GetAsyncEnumerator"/>
    [SuppressMessage("Design", "CA1024", Justification = "The name that await foreach asks for.")]
    public TaskGroupEnumerator<T> GetAsyncEnumerator() => new(Untyped.GetAsyncEnumerator());

    /// <inheritdoc/>
    public override string ToString() => Untyped.ToString();
}
