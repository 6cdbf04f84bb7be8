using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// The loop of a kernel and all that it holds. The traps stand in TrapHandlers.cs, foreign code in ForeignHandlers.cs.
/// </summary>
[SuppressMessage("Usage", "CA2213", Justification = "The execution contexts it remembers are the tasks', not its own.")]
internal sealed partial class KernelLoop : KernelDoor, IDisposable
{
    private readonly ReadyQueue _ready = new();
    private readonly ISelector _selector;
    private readonly TimeSpan _longestPoll;
    private readonly Random? _shuffle;
    private readonly List<Action> _shutdownHooks = [];
    private readonly Dictionary<Type, object> _parts = [];
    private Resumable? _next;
    private ExecutionContext? _installedFlow;
    private long _scopeEvents;

    internal KernelLoop(KernelOptions options)
    {
        Options = options;
        Clock = new KernelClock(options.TimeProvider);
        _lastTick = Environment.TickCount64;
        ReadClock();
        Logger = new GuardedLogger(options.Logger ?? StandardErrorLogger.Instance);
        Tasks = new TaskTable(this);
        _longestPoll = options.LongestPoll;
        _shuffle = options.ShuffleSeed is { } seed ? new Random(seed) : null;
        _selector = options.Selector ?? Selector.Create();
        WakeQueue = new WakeQueue(_selector);
        Io = new IoTable(this, _selector);
        foreach (Activation activation in options.Activations)
        {
            AddActivation(activation);
        }
    }

    /// <summary>Which of the process's kernels it is.</summary>
    internal int Number { get; } = LiveKernels.Add();

    internal KernelOptions Options { get; }

    internal ILogger Logger { get; }

    internal TaskTable Tasks { get; }

    internal TimerQueue Timers { get; } = new();

    internal WakeQueue WakeQueue { get; }

    /// <summary>Who waits for descriptors.</summary>
    internal IoTable Io { get; }

    /// <summary>The ended tasks whose outcome nobody has taken.</summary>
    internal NeverJoinedList NeverJoined { get; } = new();

    /// <summary>The task that is running, or null.</summary>
    internal CurioTask? CurrentTask { get; private set; }

    /// <inheritdoc/>
    internal override object? RunningTask => CurrentTask;

    /// <summary>True when somebody may look at running tasks, so that they must be seen.</summary>
    internal bool IsWatched { get; set; }

    /// <summary>True while the loop itself runs: an exception that comes out then is not a task's.</summary>
    internal bool IsInside { get; private set; }

    /// <summary>Runs cycles until a condition holds.</summary>
    internal void RunUntil(Func<bool> isDone)
    {
        while (!isDone())
        {
            RunCycle(mayWait: true);
        }
    }

    /// <summary>
    /// One cycle: hear of I/O, of other threads and of the time, then resume every task that was ready by then, once.
    /// </summary>
    internal void RunCycle(bool mayWait)
    {
        IsInside = true;
        Poll(mayWait && _ready.Count == 0 ? WaitingTime() : TimeSpan.Zero);
        _hasCycleTick = false;
        ExpireTimers();
        _hasCycleTime = false;
        if (_shuffle is not null)
        {
            _ready.Shuffle(_shuffle);
        }

        for (int turns = _ready.Count; turns > 0; turns--)
        {
            RunTurn(_ready.Dequeue());
        }

        IsInside = false;
    }

    /// <summary>The one object of a type that a higher layer hangs on this kernel; made when it is first asked for.</summary>
    internal TPart Part<TPart>(Func<KernelLoop, TPart> make)
        where TPart : class
    {
        if (!_parts.TryGetValue(typeof(TPart), out object? part))
        {
            part = make(this);
            _parts.Add(typeof(TPart), part);
        }

        return (TPart)part;
    }

    /// <summary>Other code has run on this thread: what flows there is unknown.</summary>
    internal void ForgetFlow() => _installedFlow = null;

    /// <summary>Has a function called after the last task of a shutdown, in the order of registration.</summary>
    internal void AtShutdown(Action hook) => _shutdownHooks.Add(hook);

    /// <summary>The shutdown's last part: what was registered, then the way in for other threads, then the selector.</summary>
    internal void Close()
    {
        foreach (Action hook in _shutdownHooks)
        {
            try
            {
                hook();
            }
            catch (Exception exception)
            {
                Logger.LogError(exception, "A shutdown hook failed");
            }
        }

        NeverJoined.WarnAll();
        Dispose();
    }

    /// <summary>As <see cref="Close"/>, for a kernel that was collected: what it holds may have been finalized before it.</summary>
    internal void CloseDropped()
    {
        try
        {
            Close();
        }
        catch (Exception exception)
        {
            // Nobody is there to catch it: it would end the program.
            Logger.LogError(exception, "A kernel that was dropped without Dispose could not be closed");
        }
    }

    /// <summary>Closes handles alone; also for a kernel that was dropped.</summary>
    public void Dispose()
    {
        LiveKernels.Remove(Number);
        _shutdownHooks.Clear();
        WakeQueue.Close();
        AbandonWaits();
        _selector.Dispose();
    }

    private TimeSpan WaitingTime()
    {
        long deadline = Timers.NextDeadline;
        if (deadline == long.MaxValue)
        {
            return _longestPoll;
        }

        var left = new TimeSpan(Math.Max(deadline - Clock.Now(), 0));
        return _longestPoll >= TimeSpan.Zero && _longestPoll < left ? _longestPoll : left;
    }

    private void Poll(TimeSpan timeout)
    {
        // Without registered I/O there is nothing that only the selector knows: other threads raise a flag as well. With it,
        // news from other threads must not keep it from being polled.
        bool hasNews = WakeQueue.HasItems;
        if (Io.IsWatching || (timeout != TimeSpan.Zero && !hasNews))
        {
            Io.Poll(hasNews ? TimeSpan.Zero : timeout);
        }

        if (WakeQueue.HasItems)
        {
            ForgetFlow();
            foreach (WakeItem item in WakeQueue.Take())
            {
                Handle(item);
            }
        }
    }

    private void RunStep(CurioTask task)
    {
        Debug.Assert(task.Phase == TaskPhase.Ready, "only ready tasks stand in the ready queue");
        CurrentTask = task;
        task.Phase = TaskPhase.Running;
        task.Cycles++;
        ResetDepth();
        Install(task);
        if (RunChain(task.Leaf!) is { } root)
        {
            Finish(task, root);
            _installedFlow = null;
        }
        else
        {
            KeepFlow(task);
        }

        CurrentTask = null;
    }

    /// <summary>Resumes a chain from its innermost link outwards. Gives its root when that has ended, else null.</summary>
    private Resumable? RunChain(Resumable link)
    {
        while (true)
        {
            if (link.Step())
            {
                Resumable? parent = link.Parent;
                if (parent is null)
                {
                    return link;
                }

                link = parent;
                if (IsWatched && CurrentTask is { } task)
                {
                    // What runs is not parked on anything: for the monitor, its chain begins here.
                    task.Leaf = link;
                }
            }
            else if (_next is { } next)
            {
                _next = null;
                link = next;
            }
            else
            {
                return null;
            }
        }
    }

    // Most tasks of a program share one execution context; as long as the next one does, there is nothing to restore.
    private void Install(CurioTask task)
    {
        SynchronizationContext.SetSynchronizationContext(Tasks.ContextOf(task));
        ExecutionContext? flow = task.Context;
        if (flow is not null && !ReferenceEquals(flow, _installedFlow))
        {
            ExecutionContext.Restore(flow);
        }
    }

    private void KeepFlow(CurioTask task)
    {
        ExecutionContext? flow = ExecutionContext.Capture();
        if (!ReferenceEquals(flow, task.Context))
        {
            task.Context = flow;
        }

        if (!ReferenceEquals(flow, _installedFlow))
        {
            _installedFlow = flow;
        }
    }

    private void Finish(CurioTask task, Resumable root)
    {
        if (task.Phase != TaskPhase.Running || _next is not null)
        {
            AbandonForeignOperation(task);
        }

        TimeoutScope.VoidAll(this, task.Timeout);
        task.TakeOutcome(root);
        Tasks.Remove(task);
        if (task.Exception is { } exception and not CancelledException && !ReferenceEquals(task, MainTask))
        {
            Logger.LogError(exception, "Task crash: {Task}", task.Describe());
        }

        task.Group?.OnMemberEnded(task);
        while (task.Joiners.TakeFirst() is { } joiner)
        {
            if (joiner.Leaf is not JoinOperation { OnlyWaits: true })
            {
                task.Flags |= TaskFlags.Joined;
            }

            MakeReady(joiner);
        }

        NeverJoinedWatch.Attach(this, task);
    }
}
