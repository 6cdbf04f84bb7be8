using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <content>Waiting for the members.</content>
public sealed partial class TaskGroup
{
    /// <summary>
    /// Waits for the members by the group's policy, then cancels those that still run, and the daemons. Afterwards none of
    /// them runs, also when the wait was cancelled or timed out. A second join returns at once.
    /// </summary>
    /// <param name="wait">A policy for this join in place of the group's own; null for that.</param>
    /// <returns>A coroutine without a result. A member's failure is not thrown: see <see cref="Exception"/>.</returns>
    /// <exception cref="InvalidOperationException">The caller is a member, or of another kernel; nobody was cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An undefined policy.</exception>
    /// <exception cref="CancelledException">The caller was cancelled or timed out; the members have ended by then.</exception>
    public async Coro JoinAsync(TaskGroupWait? wait = null)
    {
        if (_isJoined)
        {
            return;
        }

        TaskGroupWait policy = wait ?? _wait;
        ThrowUnlessDefined(policy);
        RequireWaitable("TaskGroup.JoinAsync");
        try
        {
            await WaitByPolicyAsync(policy);
        }
        finally
        {
            await EndAsync();
        }
    }

    /// <summary>
    /// Waits for the next member to end, in the order of ending, and takes it out of the group. A failure taken so cancels
    /// nobody.
    /// </summary>
    /// <returns>A coroutine of the task, or of null when no member is left.</returns>
    public async Coro<CurioTask?> NextDoneAsync()
    {
        _home.Require(KernelLoop.Required("TaskGroup.NextDoneAsync"), this);
        CurioTask? task;
        while (!_members.TryTakeEnded(out task) && _members.CountingRunCount > 0)
        {
            await _ended.SuspendAsync(WaitReason.TaskJoin);
        }

        if (task is not null)
        {
            Drop(task);
        }

        return task;
    }

    /// <summary>Waits for the next member to end and gives its result, or throws what it threw, unwrapped.</summary>
    /// <returns>A coroutine of the result.</returns>
    /// <exception cref="InvalidOperationException">No member is left.</exception>
    public async Coro<object?> NextResultAsync() => (await RequireNextDoneAsync()).Result;

    /// <summary>
    /// Cancels the members that still run: first requests all, then waits for all, then drops them from the group. Members
    /// that have ended, and daemons, stay.
    /// </summary>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="InvalidOperationException">The caller is a member, or of another kernel; nobody was cancelled.</exception>
    public async Coro CancelRemainingAsync()
    {
        RequireWaitable("TaskGroup.CancelRemainingAsync");
        CurioTask[] running = _members.RunningNewestFirst();
        await CancelAllAsync(running);
        foreach (CurioTask task in running)
        {
            Drop(task);
        }
    }

    /// <summary>Called at the end of an <c>await using</c> block: cancels what is left of a group that was not joined.</summary>
    /// <returns>A coroutine without a result.</returns>
    public Coro DisposeAsync() => EndAsync();

    /// <summary>What <c>await foreach</c> calls: gives the members as they end, by <see cref="NextDoneAsync"/>.</summary>
    /// <returns>The enumerator.</returns>
    [SuppressMessage("Design", "CA1024", Justification = "The name that await foreach asks for.")]
    public TaskGroupEnumerator GetAsyncEnumerator() => new(this);

    /// <summary>As <see cref="NextDoneAsync"/>, where there must be one.</summary>
    internal async Coro<CurioTask> RequireNextDoneAsync() => await NextDoneAsync()
        ?? throw new InvalidOperationException($"{this}: no task is left whose result could be waited for.");

    private static async Coro CancelAllAsync(CurioTask[] tasks)
    {
        foreach (CurioTask task in tasks)
        {
            await task.CancelAsync(blocking: false);
        }

        foreach (CurioTask task in tasks)
        {
            await task.WaitAsync();
        }
    }

    private async Coro WaitByPolicyAsync(TaskGroupWait wait)
    {
        if (wait == TaskGroupWait.None)
        {
            return;
        }

        while (true)
        {
            while (_members.TryTakeEnded(out CurioTask? task))
            {
                if (Decides(task, wait))
                {
                    return;
                }
            }

            if (_members.AnyIgnoredFailed || _members.RunningCount == 0)
            {
                return;
            }

            await _ended.SuspendAsync(WaitReason.TaskJoin);
        }
    }

    /// <summary>Takes note of an ended member. True when the join is over.</summary>
    private bool Decides(CurioTask task, TaskGroupWait wait)
    {
        bool hasFailed = task.Exception is not null;
        bool counts = wait != TaskGroupWait.FirstResult || hasFailed || task.ReturnedSomething;
        if (counts)
        {
            _completed ??= task;
        }

        return hasFailed || (wait != TaskGroupWait.All && counts);
    }

    /// <summary>Ends the group: whatever happens meanwhile, nobody runs any more afterwards.</summary>
    private async Coro EndAsync()
    {
        if (_isJoined)
        {
            return;
        }

        RequireWaitable("TaskGroup.DisposeAsync");

        // Shielded: a second cancellation, or a timeout, must not leave half of the members running.
        await Coro.DisableCancellation(async () =>
        {
            while (_members.LivingNewestFirst() is { Length: > 0 } living)
            {
                await CancelAllAsync(living);
            }
        });
        _isJoined = true;
        _members.Close();
    }
}
