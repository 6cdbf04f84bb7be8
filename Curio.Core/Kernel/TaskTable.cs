namespace Curio;

/// <summary>
/// The tasks that live on a kernel. A slot is used again when its task has ended, and so is the slot's synchronization
/// context, unless somebody may still hold it.
/// </summary>
/// <remarks>Written by the kernel's thread alone; the monitor reads a copy from another.</remarks>
internal sealed class TaskTable(KernelLoop kernel)
{
    private TaskCell[] _tasks = new TaskCell[16];
    private TaskContext?[] _contexts = new TaskContext?[16];
    private int[] _free = new int[16];
    private int _freeCount;
    private int _used;

    internal int Count { get; private set; }

    /// <summary>How many of them hold up a run: all but daemons.</summary>
    internal int ForegroundCount { get; private set; }

    internal void Add(CurioTask task)
    {
        int slot = _freeCount > 0 ? _free[--_freeCount] : TakeNewSlot();
        task.Slot = slot;
        Volatile.Write(ref _tasks[slot].Task, task);
        (_contexts[slot] ??= new TaskContext(kernel)).Owner = task;
        Count++;
        if ((task.Flags & TaskFlags.Daemon) == 0)
        {
            ForegroundCount++;
        }
    }

    internal void Remove(CurioTask task)
    {
        int slot = task.Slot;
        Volatile.Write(ref _tasks[slot].Task, null);
        TaskContext context = _contexts[slot]!;
        context.Owner = null;
        if (context.IsUsed)
        {
            _contexts[slot] = null;
        }

        _free[_freeCount++] = slot;
        Count--;
        if ((task.Flags & TaskFlags.Daemon) == 0)
        {
            ForegroundCount--;
        }
    }

    internal bool Contains(CurioTask task) =>
        (uint)task.Slot < (uint)_used && ReferenceEquals(_tasks[task.Slot].Task, task);

    internal TaskContext ContextOf(CurioTask task) => _contexts[task.Slot]!;

    /// <summary>The tasks by number. Any thread.</summary>
    internal CurioTask[] Snapshot()
    {
        TaskCell[] tasks = Volatile.Read(ref _tasks);
        var found = new List<CurioTask>(tasks.Length);
        for (int i = 0; i < tasks.Length; i++)
        {
            if (Volatile.Read(ref tasks[i].Task) is { } task)
            {
                found.Add(task);
            }
        }

        found.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        return [.. found];
    }

    private int TakeNewSlot()
    {
        if (_used == _tasks.Length)
        {
            TaskCell[] tasks = _tasks;
            Array.Resize(ref tasks, _used * 2);
            Volatile.Write(ref _tasks, tasks);
            Array.Resize(ref _contexts, _used * 2);
            Array.Resize(ref _free, _used * 2);
        }

        return _used++;
    }
}
