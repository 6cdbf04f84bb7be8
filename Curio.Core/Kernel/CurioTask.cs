using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>
/// A coroutine that runs by itself beside others, made by <see cref="Coro.Spawn(Coro, bool, string?)"/>.
/// </summary>
/// <remarks>
/// Its methods are for coroutines of the same kernel. Its properties may be read on any thread, for looking; off the
/// kernel's thread what they say may be over already.
/// </remarks>
[AwaitShims]
[DebuggerDisplay("{ToString(),nq}")]
[SuppressMessage("Design", "CA1051", Justification = "Fields of the kernel, in the order of its use.")]
public abstract partial class CurioTask
{
    private static long s_lastId;

    /// <summary>What the task does next, or is parked on; null when it has ended.</summary>
    internal Resumable? Leaf;

    /// <summary>Neighbours in the line in which the task waits; see <see cref="TaskList"/>.</summary>
    internal CurioTask? NextInLine;

    internal CurioTask? PreviousInLine;

    /// <summary>Who waits for this task to end.</summary>
    internal TaskList Joiners;

    /// <summary>The innermost timeout scope in which the task is, or null.</summary>
    internal TimeoutScope? Timeout;

    /// <summary>The group to which the task belongs, or null.</summary>
    internal ITaskGroup? Group;

    /// <summary>What flows with the task: async locals, the current activity.</summary>
    internal ExecutionContext? Context;

    /// <summary>The place in the kernel's table.</summary>
    internal int Slot;

    internal TaskPhase Phase;

    internal TaskFlags Flags;

    /// <summary>How many shields the task is in; see <see cref="Coro.DisableCancellation(Coro)"/>.</summary>
    internal ushort Shields;

    // While the task lives: the cancellation to be delivered at its next blocking operation. Afterwards: what it threw.
    private Exception? _exception;

    // A name that was given, or what the root coroutine is called by (a string or a state machine type).
    private object _label;

    private protected CurioTask(object label, long? parentId)
    {
        _label = label;
        Id = Interlocked.Increment(ref s_lastId);
        ParentNumber = parentId ?? 0;
    }

    /// <summary>The task's number, from 1 on, growing through the life of the process.</summary>
    public long Id { get; }

    /// <summary>The <see cref="Id"/> of the task that spawned this one, or null for the main task of a run.</summary>
    public long? ParentId => ParentNumber == 0 ? null : ParentNumber;

    /// <summary>The name given at the spawn, else that of the coroutine's method.</summary>
    public string Name => _label as string ?? MethodNames.Of((Type)_label);

    /// <summary>How often the task was resumed.</summary>
    public long Cycles { get; internal set; }

    /// <summary>
    /// What the task is doing: <c>INITIAL</c>, <c>READY</c>, <c>RUNNING</c>, <c>TERMINATED</c>, or the reason of its wait,
    /// such as <c>TIME_SLEEP</c>.
    /// </summary>
    public string State => Phase switch
    {
        TaskPhase.Initial => "INITIAL",
        TaskPhase.Ready => "READY",
        TaskPhase.Running => "RUNNING",
        TaskPhase.Terminated => "TERMINATED",
        _ => (Leaf as ITrap)?.Reason.Name ?? "READY",
    };

    /// <summary>True for a task that nobody need join, that holds up no run and is cancelled when the kernel shuts down.</summary>
    public bool IsDaemon => (Flags & TaskFlags.Daemon) != 0;

    /// <summary>True once the task has ended.</summary>
    public bool IsTerminated => Phase == TaskPhase.Terminated;

    /// <summary>True once the task was asked to end, whatever it made of that; false if it had ended before.</summary>
    public bool IsCancelled => (Flags & TaskFlags.Cancelled) != 0;

    /// <summary>What the task threw, or null when it ended well.</summary>
    /// <exception cref="InvalidOperationException">The task has not ended.</exception>
    public Exception? Exception
    {
        get
        {
            ThrowUnlessTerminated();
            return _exception;
        }
    }

    /// <summary>
    /// What the task returned; null for one without a result. Rethrows what it threw, unwrapped. Counts as joining it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The task has not ended.</exception>
    public object? Result => BoxedResult;

    /// <summary>The result, boxed, by the rules of <see cref="Result"/>.</summary>
    private protected abstract object? BoxedResult { get; }

    /// <summary>True for a result that counts as one for <see cref="TaskGroupWait.FirstResult"/>.</summary>
    internal abstract bool ReturnedSomething { get; }

    /// <summary>The parent's number, 0 for none.</summary>
    internal long ParentNumber { get; }

    internal object Label
    {
        get => _label;
        set => _label = value;
    }

    /// <summary>While the task lives: the cancellation that waits for its next blocking operation.</summary>
    internal Exception? Pending
    {
        get => Phase == TaskPhase.Terminated ? null : _exception;
        set
        {
            Debug.Assert(Phase != TaskPhase.Terminated, "an ended task has no pending cancellation");
            _exception = value;
        }
    }

    /// <summary>The task's line without the place, which costs nothing.</summary>
    internal string Describe() => $"Task(id={Id}, name='{Name}', state='{State}')";

    /// <summary>Ends the task with what its coroutine left; called by the kernel, once.</summary>
    internal abstract void TakeOutcome(Resumable root);

    /// <summary>True when this task's outcome was or will be taken.</summary>
    internal bool IsJoined => (Flags & (TaskFlags.Joined | TaskFlags.Cancelled | TaskFlags.Daemon)) != 0;

    /// <summary>Somebody took the outcome.</summary>
    internal void MarkJoined()
    {
        Flags |= TaskFlags.Joined;
        if (Leaf is NeverJoinedWatch watch)
        {
            watch.Settle();
            Leaf = null;
        }
    }

    private protected void Terminate(Exception? exception)
    {
        Phase = TaskPhase.Terminated;
        _exception = exception;
        Leaf = null;
        Timeout = null;
        Context = null;
    }

    private protected void ThrowUnlessTerminated()
    {
        if (!IsTerminated)
        {
            throw new InvalidOperationException(
                $"{Describe()} has not ended, so that it has no outcome yet. Await its JoinAsync() first.");
        }
    }
}
