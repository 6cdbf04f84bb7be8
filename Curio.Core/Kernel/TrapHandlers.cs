using System.Diagnostics;

namespace Curio;

/// <content>The traps: what a coroutine may ask of a kernel. One short method each.</content>
internal sealed partial class KernelLoop
{
    /// <summary>The main task of the run under way, whose failure leaves the run instead of being logged.</summary>
    internal CurioTask? MainTask { get; set; }

    /// <summary>The loop of the kernel that runs on this thread.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal static KernelLoop Required(string what) =>
        (KernelLoop?)KernelDoor.Current ?? throw new InvalidOperationException(
            $"{what} was used where no Curio kernel is running. Use it in a coroutine that Coro.Run(…) or a kernel runs.");

    /// <inheritdoc/>
    internal override bool Park(Resumable trap)
    {
        CurioTask task = RequireCurrent();
        if (task.Phase != TaskPhase.Running || _next is not null)
        {
            return ParkBeneath(task, trap);
        }

        if (task.Pending is not null && TakePending() is { } pending)
        {
            trap.Fault = pending;
            return false;
        }

        task.Leaf = trap;
        task.Phase = TaskPhase.Parked;
        return true;
    }

    /// <summary>Puts the current task at the end of the ready queue; otherwise as <see cref="Park"/>.</summary>
    internal bool Yield(Resumable trap)
    {
        bool parked = Park(trap);
        if (parked)
        {
            MakeReady(CurrentTask!);
        }

        return parked;
    }

    /// <inheritdoc/>
    internal override void Unpark(Resumable trap)
    {
        CurioTask task = CurrentTask!;
        if (!ReferenceEquals(task.Leaf, trap))
        {
            ParentOf(trap, _next ?? task.Leaf!).Parent = null;
            return;
        }

        if (task.Phase == TaskPhase.Ready)
        {
            _ready.Remove(task);
        }

        task.Phase = TaskPhase.Running;
    }

    /// <inheritdoc/>
    internal override Exception? TakePending()
    {
        CurioTask task = CurrentTask!;
        if (task.Shields > 0)
        {
            return null;
        }

        Exception? pending = task.Pending;
        task.Pending = null;
        return pending;
    }

    /// <inheritdoc/>
    internal override void ResumeFromLoop(Resumable next)
    {
        _next = _next is null ? next : throw WaitsAlready(CurrentTask);
    }

    /// <inheritdoc/>
    internal override void PutBack(Exception fault) => CurrentTask!.Pending = fault;

    /// <summary>Lets a task go on that is parked, or new.</summary>
    internal void MakeReady(CurioTask task)
    {
        Debug.Assert(task.Phase is TaskPhase.Parked or TaskPhase.Initial, "a task is made ready once");
        task.Phase = TaskPhase.Ready;
        _ready.Enqueue(task);
    }

    /// <summary>Makes a task of a claimed coroutine and adds it.</summary>
    internal CurioTask<T> Spawn<T>(CoroSource<T> coroutine, bool daemon, string? name)
    {
        object label = coroutine.Label;
        if (label is string)
        {
            // An operation, not an async method: it has to begin within the task, and may throw there.
            coroutine.Reissue();
            coroutine = new Coro<T>(coroutine).Awaited().Claim();
        }

        var task = new CurioTask<T>(name ?? label, CurrentTask?.Id);
        Add(task, coroutine.Entry, daemon ? TaskFlags.Daemon : TaskFlags.None);
        return task;
    }

    /// <summary>Adds a task, last in the ready queue, without switching to it.</summary>
    internal void Add(CurioTask task, Resumable coroutine, TaskFlags flags)
    {
        task.Leaf = coroutine;
        task.Flags |= flags;
        task.Context = ExecutionContext.Capture();
        Tasks.Add(task);
        MakeReady(task);
        _activations?.Created(task);
    }

    /// <summary>Requests a cancellation. Delivers it at once if the task is parked and no shield is up.</summary>
    internal void Cancel(CurioTask task, Exception? reason)
    {
        if (task.IsTerminated)
        {
            task.MarkJoined();
            return;
        }

        if (task.IsCancelled)
        {
            return;
        }

        RequireOwn(task, "CurioTask.CancelAsync");
        task.Flags |= TaskFlags.Cancelled;
        TimeoutScope.VoidAll(this, task.Timeout);
        Deliver(task, reason ?? new TaskCancelledException());
    }

    /// <summary>True once a run was asked to stop: it does not wait for what its main task left behind.</summary>
    internal bool IsStopRequested { get; private set; }

    /// <summary>Has the main task cancelled, and what it left behind as well. Any thread.</summary>
    internal void RequestMainCancellation() => WakeQueue.Add(new WakeItem(
        this,
        static state =>
        {
            var kernel = (KernelLoop)state!;
            kernel.IsStopRequested = true;
            if (kernel.MainTask is { IsTerminated: false } main)
            {
                kernel.Cancel(main, reason: null);
            }
        },
        this));

    /// <summary>Delivers a timeout, unless a cancellation is pending already: that one is not displaced.</summary>
    internal void DeliverTimeout(CurioTask task, TaskTimeoutException timeout)
    {
        if (task.Pending is null)
        {
            Deliver(task, timeout);
        }
    }

    /// <summary>The current task.</summary>
    /// <exception cref="InvalidOperationException">No task is running.</exception>
    internal CurioTask RequireCurrent() => CurrentTask ?? throw new InvalidOperationException(
        "A Curio operation was used on a kernel's thread, but outside of any task: by code of an ordinary async method that "
        + "its task did not wait for. Await the method, or start it with Coro.Spawn(…).");

    /// <summary>Throws unless a task is one of this kernel's and not the current one.</summary>
    internal void RequireOther(CurioTask task, object what, bool allowSelf)
    {
        RequireOwn(task, what);
        if (!allowSelf && ReferenceEquals(task, CurrentTask))
        {
            throw new InvalidOperationException(
                $"{what}: {task.Describe()} would wait for itself and never end. Another task must do it.");
        }
    }

    /// <summary>The order of entering timeout scopes and of their falling silent.</summary>
    internal long NextScopeEvent() => ++_scopeEvents;

    /// <summary>Throws unless a task is one of this kernel's.</summary>
    internal void RequireOwn(CurioTask task, object what)
    {
        if (!Tasks.Contains(task))
        {
            throw new InvalidOperationException(
                $"{what}: {task.Describe()} belongs to another kernel, or has ended there. Only its own kernel's tasks can deal with it.");
        }
    }

    private void Deliver(CurioTask task, Exception fault)
    {
        if (task.Phase == TaskPhase.Parked && task.Shields == 0 && ((ITrap)task.Leaf!).Undo(fault))
        {
            MakeReady(task);
        }
        else
        {
            task.Pending = fault;
        }
    }
}
