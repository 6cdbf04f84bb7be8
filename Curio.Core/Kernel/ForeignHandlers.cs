using Microsoft.Extensions.Logging;

namespace Curio;

// How ordinary async methods run on a task. Such a method may await coroutines, and it then suspends the task that called
// it; the task's chain is, from the inside:
//
//   the operation awaited      what the method awaits
//   ForeignCode                the rest of the method
//   ForeignWait                the wait of a coroutine for the method's Task
//   the coroutine's frame      and so on outwards
//
// A task waits for one thing at a time. A second operation that an unawaited method begins is refused.

/// <content>Foreign waits, foreign code and what comes from other threads.</content>
internal sealed partial class KernelLoop
{
    /// <inheritdoc/>
    internal override void Complete(Resumable wait)
    {
        if (ReferenceEquals(KernelDoor.Current, this))
        {
            HearOf((IFutureWait)wait);
        }
        else
        {
            WakeQueue.Add(new WakeItem(wait));
        }
    }

    /// <inheritdoc/>
    internal override bool SettleForeignCode(Resumable? below)
    {
        CurioTask? task = CurrentTask;
        if (task is null)
        {
            return _next is null;
        }

        if ((task.Phase != TaskPhase.Running ? task.Leaf : _next) is { } begun)
        {
            OutermostOf(begun).Parent = below;
            return false;
        }

        if (below is ForeignWait { IsComplete: false } wait && !DeliverPending(task, wait))
        {
            task.Leaf = wait;
            task.Phase = TaskPhase.Parked;
            return false;
        }

        return true;
    }

    /// <summary>
    /// Takes the waits of tasks that will never go on out of what other kernels use too. A shutdown leaves no task; a kernel
    /// that died of an error of its own, or that was dropped, does.
    /// </summary>
    private void AbandonWaits()
    {
        foreach (CurioTask task in Tasks.Snapshot())
        {
            (task.Leaf as IAbandonable)?.Abandon();
        }
    }

    /// <summary>A foreign wait is over. Late news, of a wait that its task has given up, changes nothing.</summary>
    private void HearOf(IFutureWait wait)
    {
        wait.MarkComplete();
        if (wait.Waiter is CurioTask { Phase: TaskPhase.Parked } task && ReferenceEquals(task.Leaf, wait))
        {
            MakeReady(task);
        }
    }

    /// <summary>Delivers a cancellation that came while a task, which waits for something foreign, was ready to run foreign code.</summary>
    private static bool DeliverPending(CurioTask task, ForeignWait wait)
    {
        if (task.Pending is not { } pending || task.Shields > 0 || !wait.Undo(pending))
        {
            return false;
        }

        task.Pending = null;
        return true;
    }

    private static Resumable OutermostOf(Resumable link)
    {
        while (link.Parent is { } parent)
        {
            link = parent;
        }

        return link;
    }

    private static Resumable ParentOf(Resumable link, Resumable innermost)
    {
        while (!ReferenceEquals(innermost.Parent, link))
        {
            innermost = innermost.Parent!;
        }

        return innermost;
    }

    private static InvalidOperationException WaitsAlready(CurioTask? task) => new(
        $"{task?.Describe() ?? "A task that has ended"} waits already, for an async method that it called and did not await. A "
        + "task waits for one Curio operation at a time: await that method first, or start it with Coro.Spawn(…) or in a "
        + "TaskGroup.");

    /// <summary>The current task has begun something already: only the wait for the method that did so goes beneath it.</summary>
    private bool ParkBeneath(CurioTask task, Resumable trap)
    {
        if (trap is not ForeignWait)
        {
            throw WaitsAlready(task);
        }

        OutermostOf(_next ?? task.Leaf!).Parent = trap;
        return true;
    }

    private void Handle(WakeItem item)
    {
        switch (item.Target)
        {
            case IFutureWait wait:
                HearOf(wait);
                break;
            case TaskContext context:
                RunPosted(context, item);
                break;
            default:
                item.Callback!(item.State);
                break;
        }
    }

    /// <summary>Runs what was posted to a task's context: within the task when it waits for something foreign.</summary>
    private void RunPosted(TaskContext context, WakeItem item)
    {
        var code = new ForeignCode(() => RunGuarded(context, item));
        CurioTask? task = context.Owner;
        if (task is { Phase: TaskPhase.Parked, Leaf: ForeignWait wait })
        {
            code.Parent = wait;
            task.Leaf = code;
            MakeReady(task);
        }
        else if (task is { Phase: TaskPhase.Ready, Leaf: ForeignCode first })
        {
            InsertAfter(first, code);
        }
        else
        {
            RunChain(code);
        }
    }

    private static void InsertAfter(ForeignCode first, ForeignCode code)
    {
        ForeignCode last = first;
        while (last.Parent is ForeignCode next)
        {
            last = next;
        }

        code.Parent = last.Parent;
        last.Parent = code;
    }

    private void RunGuarded(TaskContext context, WakeItem item)
    {
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            item.Callback!(item.State);
        }
        catch (Exception exception)
        {
            Logger.LogError(exception, "An async void method, or a posted callback, failed on the kernel's thread");
        }
    }

    /// <summary>
    /// The task's coroutine has ended while an async method that it did not await still waits on its behalf: that method gets
    /// the cancellation, outside of any task.
    /// </summary>
    private void AbandonForeignOperation(CurioTask task)
    {
        Resumable begun = _next ?? task.Leaf!;
        bool goesOn = true;
        var fault = new TaskCancelledException($"{task.Describe()} has ended and did not await this async method.");
        if (_next is not null)
        {
            _next = null;
        }
        else if (task.Phase == TaskPhase.Ready)
        {
            _ready.Remove(task);
            begun.Fault = fault;
        }
        else
        {
            // What cannot be interrupted is left alone: nobody hears of its end.
            goesOn = ((ITrap)begun).Undo(fault);
        }

        task.Phase = TaskPhase.Running;
        if (goesOn)
        {
            CurrentTask = null;
            RunChain(begun);
            CurrentTask = task;
        }
    }
}
