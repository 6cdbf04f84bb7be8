using System.Diagnostics;

namespace Curio;

/// <summary>
/// Tasks that end together: none of them outlives the group.
/// </summary>
/// <remarks>
/// <para><see cref="Run"/> joins by itself when its block ends, and cancels the members when it throws. With
/// <c>await using var group = new TaskGroup()</c> the block must end with <see cref="JoinAsync"/>; leaving it without cancels
/// what is left and waits for it.</para>
/// <para>A member that fails, or is cancelled by somebody else, ends the join: the others are cancelled. Daemons are not
/// waited for and do not count; they are cancelled at the join.</para>
/// <para>Groups form no hierarchy: a plain spawn inside the block is in no group.</para>
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class TaskGroup : ITaskGroup
{
    private readonly TaskGroupWait _wait;
    private readonly MemberTable _members = new();
    private readonly WaitQueue _ended = new();
    private CurioTask? _completed;
    private Home _home;
    private bool _isJoined;

    /// <summary>Makes an empty group.</summary>
    /// <param name="wait">When its join is over.</param>
    /// <param name="name">What it is called in messages and in the monitor; null for none.</param>
    public TaskGroup(TaskGroupWait wait = TaskGroupWait.All, string? name = null)
    {
        ThrowUnlessDefined(wait);
        _wait = wait;
        Name = name;
    }

    /// <summary>Makes a group of tasks, running or ended, also joined ones.</summary>
    /// <param name="tasks">The members.</param>
    /// <param name="wait">When its join is over.</param>
    /// <param name="name">What it is called in messages and in the monitor; null for none.</param>
    /// <exception cref="InvalidOperationException">A task is in a group already, or belongs to another kernel.</exception>
    public TaskGroup(IEnumerable<CurioTask> tasks, TaskGroupWait wait = TaskGroupWait.All, string? name = null)
        : this(wait, name)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        try
        {
            foreach (CurioTask task in tasks)
            {
                Add(task, ignoreResult: false);
            }
        }
        catch
        {
            // A group that nobody gets has no members.
            Array.ForEach([.. _members.Tracked(), .. _members.LivingNewestFirst()], Drop);
            throw;
        }
    }

    /// <summary>The name given to the group, or null.</summary>
    public string? Name { get; }

    /// <summary>The members that count, daemons not among them, by number.</summary>
    public IReadOnlyList<CurioTask> Tasks => _members.Tracked();

    /// <summary>
    /// The member that decided the join: the first to end; with <see cref="TaskGroupWait.FirstResult"/> the first to return
    /// something or to fail. Null when there was none.
    /// </summary>
    public CurioTask? Completed => _completed;

    /// <summary>What <see cref="Completed"/> returned; rethrows what it threw.</summary>
    /// <exception cref="InvalidOperationException">The group was not joined, or no member has completed.</exception>
    public object? Result => Decider().Result;

    /// <summary>What <see cref="Completed"/> threw, or null.</summary>
    /// <exception cref="InvalidOperationException">The group was not joined.</exception>
    public Exception? Exception
    {
        get
        {
            ThrowUnlessJoined();
            return _completed?.Exception;
        }
    }

    /// <summary>What the members returned, by task number; rethrows what one of them threw.</summary>
    /// <exception cref="InvalidOperationException">The group was not joined.</exception>
    public IReadOnlyList<object?> Results => [.. JoinedTasks().Select(static task => task.Result)];

    /// <summary>What the members threw, by task number: null for one that ended well.</summary>
    /// <exception cref="InvalidOperationException">The group was not joined.</exception>
    public IReadOnlyList<Exception?> Exceptions => [.. JoinedTasks().Select(static task => task.Exception)];

    /// <summary>
    /// Runs a block that spawns into a new group, then joins the group. When the block throws, the members are cancelled
    /// and have ended before the exception goes on.
    /// </summary>
    /// <param name="body">The block.</param>
    /// <param name="wait">When the join is over.</param>
    /// <param name="name">What the group is called; null for none.</param>
    /// <returns>A coroutine of the joined group, for its results.</returns>
    public static async Coro<TaskGroup> Run(
        Func<TaskGroup, Coro> body,
        TaskGroupWait wait = TaskGroupWait.All,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup(wait, name);
        await RunIn(group, body);
        return group;
    }

    /// <summary>
    /// Runs a block that spawns into a new group whose members all return the same type; otherwise as
    /// <see cref="Run(Func{TaskGroup, Coro}, TaskGroupWait, string?)"/>.
    /// </summary>
    /// <typeparam name="T">The type of the members' results.</typeparam>
    /// <param name="body">The block.</param>
    /// <param name="wait">When the join is over.</param>
    /// <param name="name">What the group is called; null for none.</param>
    /// <returns>A coroutine of the joined group, for its results.</returns>
    public static async Coro<TaskGroup<T>> Run<T>(
        Func<TaskGroup<T>, Coro> body,
        TaskGroupWait wait = TaskGroupWait.All,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var group = new TaskGroup<T>(wait, name);
        await RunIn(group.Untyped, _ => body(group));
        return group;
    }

    /// <summary>Spawns a task into the group.</summary>
    /// <param name="coroutine">What the task runs.</param>
    /// <param name="daemon">True for a task that is not waited for and does not count.</param>
    /// <param name="ignoreResult">True for a task that is waited for, and whose failure counts, but not its result.</param>
    /// <param name="name">The task's name; null for that of its method.</param>
    /// <returns>A coroutine of the task.</returns>
    /// <exception cref="InvalidOperationException">The group was joined.</exception>
    public async Coro<CurioTask> SpawnAsync(
        Coro coroutine,
        bool daemon = false,
        bool ignoreResult = false,
        string? name = null)
    {
        ThrowIfJoined();
        CurioTask task = await Coro.Spawn(coroutine, daemon, name);
        Add(task, ignoreResult);
        return task;
    }

    /// <inheritdoc cref="SpawnAsync(Coro, bool, bool, string?)"/>
    /// <typeparam name="T">The type of the result.</typeparam>
    public async Coro<CurioTask<T>> SpawnAsync<T>(
        Coro<T> coroutine,
        bool daemon = false,
        bool ignoreResult = false,
        string? name = null)
    {
        ThrowIfJoined();
        CurioTask<T> task = await Coro.Spawn(coroutine, daemon, name);
        Add(task, ignoreResult);
        return task;
    }

    /// <summary>Adds a task, running or ended.</summary>
    /// <param name="task">The task.</param>
    /// <returns>A coroutine without a result; it does not block.</returns>
    /// <exception cref="InvalidOperationException">
    /// The group was joined, or the task is in a group already, or belongs to another kernel.
    /// </exception>
    public async Coro AddTaskAsync(CurioTask task)
    {
        ThrowIfJoined();
        Add(task, ignoreResult: false);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string name = Name is null ? "" : $"name='{Name}', ";
        return $"TaskGroup({name}running={_members.RunningCount}, wait={_wait}{(_isJoined ? ", joined" : "")})";
    }

    /// <inheritdoc/>
    void ITaskGroup.OnMemberEnded(CurioTask task)
    {
        _members.OnEnded(task);
        _ended.WakeAll();
    }

    /// <inheritdoc/>
    void ITaskGroup.OnMemberJoined(CurioTask task) => Drop(task);

    private static async Coro RunIn(TaskGroup group, Func<TaskGroup, Coro> body)
    {
        try
        {
            await body(group);
        }
        catch
        {
            await group.EndAsync();
            throw;
        }

        await group.JoinAsync();
    }

    private void Add(CurioTask task, bool ignoreResult)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Group is not null)
        {
            throw new InvalidOperationException($"{task.Describe()} cannot be added to {this}: it is in {task.Group} already, and can be in one only.");
        }

        if (KernelDoor.Current is KernelLoop kernel)
        {
            _home.Require(kernel, this);
            if (!task.IsTerminated)
            {
                kernel.RequireOwn(task, this);
            }
        }

        task.MarkJoined();
        task.Group = this;
        _members.Add(task, ignoreResult);
    }

    /// <summary>The task that decided the join.</summary>
    internal CurioTask Decider()
    {
        ThrowUnlessJoined();
        return _completed
            ?? throw new InvalidOperationException($"{this}: no task of the group has completed, so that it has no result.");
    }

    /// <summary>The members that count, by number, when all is known of them.</summary>
    internal CurioTask[] JoinedTasks()
    {
        ThrowUnlessJoined();
        return _members.Tracked();
    }

    private static void ThrowUnlessDefined(TaskGroupWait wait)
    {
        if (!Enum.IsDefined(wait))
        {
            throw new ArgumentOutOfRangeException(nameof(wait), wait, "A task group cannot wait so: use one of the values of TaskGroupWait.");
        }
    }

    /// <summary>Throws when the group belongs to another kernel, or a member that runs would wait for itself.</summary>
    private void RequireWaitable(string what)
    {
        KernelLoop kernel = KernelLoop.Required(what);
        _home.Require(kernel, this);
        if (kernel.CurrentTask is { } current && _members.IsLiving(current))
        {
            throw new InvalidOperationException(
                $"{what}: {current.Describe()} is a member of {this} and would wait for itself. Another task must do it.");
        }
    }

    private void Drop(CurioTask task)
    {
        _members.Remove(task);
        task.Group = null;
    }

    private void ThrowIfJoined()
    {
        if (_isJoined)
        {
            throw new InvalidOperationException($"{this}: tasks cannot be added after the join. Make another group.");
        }
    }

    private void ThrowUnlessJoined()
    {
        if (!_isJoined)
        {
            throw new InvalidOperationException($"{this}: there are no results before 'await group.JoinAsync()'.");
        }
    }
}
