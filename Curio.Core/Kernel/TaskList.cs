using System.Diagnostics;

namespace Curio;

/// <summary>
/// A line of tasks, first in, first out, linked through the tasks themselves: a task waits in at most one. Eight bytes,
/// no garbage, and taking a task out of the middle costs nothing.
/// </summary>
internal struct TaskList
{
    // Circular: the last task is the one before the first.
    private CurioTask? _first;

    internal readonly bool IsEmpty => _first is null;

    internal readonly CurioTask? First => _first;

    /// <summary>How many tasks wait; counted one by one. On another thread than the kernel's a guess, and no more than a thousand.</summary>
    internal readonly int Count
    {
        get
        {
            // Off the kernel's thread a task may move to another line while it is looked at, and the walk would go round there.
            int limit = KernelDoor.Current is null ? 1000 : int.MaxValue;
            int count = 0;
            for (CurioTask? task = _first; task is not null && count < limit; task = After(task))
            {
                count++;
            }

            return count;
        }
    }

    internal void Add(CurioTask task)
    {
        Debug.Assert(task.NextInLine is null, "a task waits in one line at a time");
        CurioTask? first = _first;
        if (first is null)
        {
            task.NextInLine = task;
            task.PreviousInLine = task;
            _first = task;
            return;
        }

        CurioTask last = first.PreviousInLine!;
        task.PreviousInLine = last;
        task.NextInLine = first;
        last.NextInLine = task;
        first.PreviousInLine = task;
    }

    /// <summary>Adds a task that has waited before, at the place of its arrival. All that wait in the line know theirs.</summary>
    internal void AddByArrival(CurioTask task, long arrival)
    {
        CurioTask? next = _first;
        while (next is not null && ((IArrived)next.Leaf!).Arrival < arrival)
        {
            next = After(next);
        }

        if (next is null)
        {
            Add(task);
            return;
        }

        task.NextInLine = next;
        task.PreviousInLine = next.PreviousInLine;
        next.PreviousInLine!.NextInLine = task;
        next.PreviousInLine = task;
        if (ReferenceEquals(next, _first))
        {
            _first = task;
        }
    }

    /// <summary>Takes out the task that has waited longest, or null.</summary>
    internal CurioTask? TakeFirst()
    {
        CurioTask? first = _first;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }

    internal void Remove(CurioTask task)
    {
        CurioTask next = task.NextInLine!;
        if (ReferenceEquals(next, task))
        {
            _first = null;
        }
        else
        {
            CurioTask previous = task.PreviousInLine!;
            previous.NextInLine = next;
            next.PreviousInLine = previous;
            if (ReferenceEquals(_first, task))
            {
                _first = next;
            }
        }

        task.NextInLine = null;
        task.PreviousInLine = null;
    }

    private readonly CurioTask? After(CurioTask task) =>
        ReferenceEquals(task.NextInLine, _first) ? null : task.NextInLine;
}
