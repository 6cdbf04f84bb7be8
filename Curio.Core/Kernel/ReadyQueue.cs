namespace Curio;

/// <summary>The tasks that can go on, first in, first out: a ring that grows by doubling and never shrinks.</summary>
internal sealed class ReadyQueue
{
    private TaskCell[] _ring = new TaskCell[64];
    private int _head;

    internal int Count { get; private set; }

    internal void Enqueue(CurioTask task)
    {
        if (Count == _ring.Length)
        {
            Grow();
        }

        _ring[(_head + Count) & (_ring.Length - 1)].Task = task;
        Count++;
    }

    internal CurioTask Dequeue()
    {
        TaskCell[] ring = _ring;
        int head = _head;
        ref TaskCell cell = ref ring[head];
        CurioTask task = cell.Task!;
        cell.Task = null;
        _head = (head + 1) & (ring.Length - 1);
        Count--;
        return task;
    }

    /// <summary>Puts what is in the queue into an order that a seed decides, for tests.</summary>
    internal void Shuffle(Random random)
    {
        int mask = _ring.Length - 1;
        for (int i = Count - 1; i > 0; i--)
        {
            int a = (_head + i) & mask;
            int b = (_head + random.Next(i + 1)) & mask;
            (_ring[a], _ring[b]) = (_ring[b], _ring[a]);
        }
    }

    /// <summary>Takes out a task from wherever it stands; rare, and costs a pass through the queue.</summary>
    internal void Remove(CurioTask task)
    {
        for (int left = Count; left > 0; left--)
        {
            CurioTask other = Dequeue();
            if (!ReferenceEquals(other, task))
            {
                Enqueue(other);
            }
        }
    }

    private void Grow()
    {
        var larger = new TaskCell[_ring.Length * 2];
        int tail = _ring.Length - _head;
        Array.Copy(_ring, _head, larger, 0, tail);
        Array.Copy(_ring, 0, larger, tail, _head);
        _ring = larger;
        _head = 0;
    }
}
