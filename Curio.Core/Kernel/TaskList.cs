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

    /// <summary>How many tasks wait; counted one by one.</summary>
    internal readonly int Count
    {
        get
        {
            int count = 0;
            for (CurioTask? task = _first; task is not null; task = After(task))
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

    /// <summary>Adds a task before all others.</summary>
    internal void AddFirst(CurioTask task)
    {
        // The line is a circle: what stands before the first is the last, or, seen otherwise, the new first.
        Add(task);
        _first = task;
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
