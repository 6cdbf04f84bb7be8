namespace Curio;

// A timeout scope of a task. Scopes nest; each has a deadline of its own and they stand in the task's chain, innermost
// first. What expiry does:
//
//   expires   the outermost scope whose deadline has passed fires: a TaskTimeoutException that names it is delivered to the
//             task, at once when it is parked, else at its next blocking operation. The scope and all inside it fall
//             silent: a scope fires once, and what it ends does not end a second time.
//   quiet     while a scope has fired and has not been left, scopes around it do not fire.
//   left      leaving a scope takes back its own undelivered timeout, and what fell silent around it since it was entered
//             is armed again: a swallowed TimeoutCancellationException is followed by the outer timeout.
//   void      a cancelled task has no timeouts: all scopes it was in at that moment are void for ever.
internal sealed class TimeoutScope : ITimed
{
    internal const long Never = long.MaxValue;

    private int _timer = TimerQueue.None;
    private CurioTask _task = null!;

    // The order of entering scopes and of falling silent, on one counter.
    private long _enteredAt;
    private long _silentSince;

    /// <summary>Exceptions know this scope: it is theirs for as long as somebody keeps one, and serves no other block.</summary>
    internal bool IsKnown { get; private set; }

    /// <summary>The scope around this one.</summary>
    internal TimeoutScope? Outer { get; private set; }

    /// <summary>In clock ticks; <see cref="Never"/> for a scope without a limit.</summary>
    internal long Deadline { get; private set; }

    /// <summary>It has fired, or a scope around it has.</summary>
    internal bool IsSilent { get; private set; }

    internal bool IsVoid { get; private set; }

    /// <summary>Adds this scope to what the current task does.</summary>
    internal void Enter(KernelLoop kernel, long deadline)
    {
        CurioTask task = kernel.RequireCurrent();
        _task = task;
        _enteredAt = kernel.NextScopeEvent();
        Deadline = deadline;
        IsSilent = false;
        IsVoid = false;
        Outer = task.Timeout;
        task.Timeout = this;
        if (deadline != Never)
        {
            Arm(kernel);
        }
    }

    /// <summary>Ends the scope. Returns by how many ticks the body overstepped unnoticed, 0 if it did not.</summary>
    internal long Leave(KernelLoop kernel, bool hasThrown)
    {
        kernel.Timers.Cancel(ref _timer);
        object? pendingOf = (_task.Pending as TaskTimeoutException)?.Scope;
        bool wasPending = ReferenceEquals(pendingOf, this);
        if (wasPending)
        {
            _task.Pending = null;
        }

        _task.Timeout = Outer;
        if (Outer is not null)
        {
            RearmOuter(kernel, pendingOf);
            Outer = null;
        }

        _task = null!;
        if (Deadline == Never || hasThrown || IsVoid || (IsSilent && !wasPending))
        {
            return 0;
        }

        return kernel.IsFuture(Deadline) ? 0 : Math.Max(kernel.ReadClock() - Deadline, 0);
    }

    /// <summary>True when a scope is around this one.</summary>
    internal bool IsInside(object? scope)
    {
        for (TimeoutScope? outer = Outer; outer is not null; outer = outer.Outer)
        {
            if (ReferenceEquals(outer, scope))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Expire(KernelLoop kernel)
    {
        _timer = TimerQueue.None;
        if (IsSilent || IsVoid || IsAnyInnerSilent())
        {
            return;
        }

        TimeoutScope fired = OutermostDue(kernel.CycleTime);
        fired.IsKnown = true;
        for (TimeoutScope? scope = _task.Timeout; scope is not null; scope = scope.Outer)
        {
            scope.Silence(kernel);
            if (ReferenceEquals(scope, fired))
            {
                break;
            }
        }

        kernel.DeliverTimeout(_task, new TaskTimeoutException { Scope = fired });
    }

    /// <summary>The task was cancelled: the scope and all around it end nothing any more.</summary>
    internal static void VoidAll(KernelLoop kernel, TimeoutScope? innermost)
    {
        for (TimeoutScope? scope = innermost; scope is not null; scope = scope.Outer)
        {
            scope.IsVoid = true;
            kernel.Timers.Cancel(ref scope._timer);
        }
    }

    /// <summary>When the first of a chain of scopes fires, in clock ticks; null for none. Any thread, for looking.</summary>
    internal static long? NextDeadline(TimeoutScope? innermost)
    {
        long next = Never;
        for (TimeoutScope? scope = innermost; scope is not null; scope = scope.Outer)
        {
            if (!scope.IsSilent && !scope.IsVoid)
            {
                next = Math.Min(next, scope.Deadline);
            }
        }

        return next == Never ? null : next;
    }

    private void Arm(KernelLoop kernel)
    {
        if (Deadline != Never)
        {
            _timer = kernel.Timers.Add(Deadline, _task.Id, this);
        }
    }

    private void Silence(KernelLoop kernel)
    {
        IsSilent = true;
        _silentSince = kernel.NextScopeEvent();
        kernel.Timers.Cancel(ref _timer);
    }

    private void RearmOuter(KernelLoop kernel, object? pendingOf)
    {
        for (TimeoutScope? scope = Outer; scope is not null; scope = scope.Outer)
        {
            if (scope.IsVoid || scope._timer != TimerQueue.None || ReferenceEquals(scope, pendingOf))
            {
                continue;
            }

            if (!scope.IsSilent || scope._silentSince > _enteredAt)
            {
                scope.IsSilent = false;
                scope.Arm(kernel);
            }
        }
    }

    private bool IsAnyInnerSilent()
    {
        for (TimeoutScope? scope = _task.Timeout; !ReferenceEquals(scope, this); scope = scope!.Outer)
        {
            if (scope!.IsSilent)
            {
                return true;
            }
        }

        return false;
    }

    // Up to a scope that has fired: what is around that one keeps quiet until it has been left.
    private TimeoutScope OutermostDue(long now)
    {
        TimeoutScope due = this;
        for (TimeoutScope? scope = Outer; scope is { IsSilent: false }; scope = scope.Outer)
        {
            if (!scope.IsVoid && scope.Deadline <= now)
            {
                due = scope;
            }
        }

        return due;
    }
}
