namespace Curio;

/// <summary>
/// Deadlines in order: a heap of four children a node over reusable slots. Adding and cancelling cost O(log n) steps, far
/// deadlines that are cancelled again (timeouts) next to nothing, and neither makes garbage.
/// </summary>
/// <remarks>
/// Times are clock ticks of 100 ns. Equal deadlines come by rank, ranks by the order of adding. A slot's number is what the
/// owner keeps to cancel its entry; numbers are used again after the entry is gone.
/// </remarks>
internal sealed class TimerQueue
{
    internal const int None = -1;
    private const int Arity = 4;

    private (long Deadline, int Slot)[] _heap = new (long, int)[16];
    private Slot[] _slots = new Slot[16];
    private int _freeSlot = None;
    private int _usedSlots;
    private long _lastSequence;

    internal int Count { get; private set; }

    /// <summary>The earliest deadline, or <see cref="long.MaxValue"/> when there is none.</summary>
    internal long NextDeadline => Count == 0 ? long.MaxValue : _heap[0].Deadline;

    /// <summary>Adds an entry.</summary>
    /// <param name="deadline">When it is due.</param>
    /// <param name="rank">Which of several with equal deadlines comes first: the task's number.</param>
    /// <param name="owner">Who is told.</param>
    /// <returns>The slot, for <see cref="Cancel"/>.</returns>
    internal int Add(long deadline, long rank, ITimed owner)
    {
        int slot = TakeSlot();
        ref Slot entry = ref _slots[slot];
        entry.Owner = owner;
        entry.Rank = rank;
        entry.Sequence = ++_lastSequence;
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }

        SiftUp(Count++, (deadline, slot));
        return slot;
    }

    /// <summary>Takes an entry out and sets the owner's number to <see cref="None"/>; nothing happens if it is that.</summary>
    internal void Cancel(ref int slot)
    {
        if (slot != None)
        {
            RemoveAt(_slots[slot].Place);
            FreeSlot(slot);
            slot = None;
        }
    }

    /// <summary>The deadline of an entry.</summary>
    internal long DeadlineOf(int slot) => _heap[_slots[slot].Place].Deadline;

    /// <summary>Takes out the earliest entry that is due at a time; its slot is free then.</summary>
    internal bool TryTakeDue(long now, out ITimed owner)
    {
        if (Count == 0 || _heap[0].Deadline > now)
        {
            owner = null!;
            return false;
        }

        int slot = _heap[0].Slot;
        owner = _slots[slot].Owner;
        RemoveAt(0);
        FreeSlot(slot);
        return true;
    }

    private int TakeSlot()
    {
        int slot = _freeSlot;
        if (slot != None)
        {
            _freeSlot = _slots[slot].Place;
            return slot;
        }

        if (_usedSlots == _slots.Length)
        {
            Array.Resize(ref _slots, _usedSlots * 2);
        }

        return _usedSlots++;
    }

    private void FreeSlot(int slot)
    {
        ref Slot entry = ref _slots[slot];
        entry.Owner = null!;
        entry.Place = _freeSlot;
        _freeSlot = slot;
    }

    private void RemoveAt(int place)
    {
        int last = --Count;
        (long, int) moved = _heap[last];
        _heap[last] = default;
        if (place == last)
        {
            return;
        }

        if (place > 0 && Before(moved, _heap[(place - 1) / Arity]))
        {
            SiftUp(place, moved);
        }
        else
        {
            SiftDown(place, moved);
        }
    }

    private void SiftUp(int place, (long Deadline, int Slot) item)
    {
        while (place > 0)
        {
            int parent = (place - 1) / Arity;
            if (!Before(item, _heap[parent]))
            {
                break;
            }

            Put(place, _heap[parent]);
            place = parent;
        }

        Put(place, item);
    }

    private void SiftDown(int place, (long Deadline, int Slot) item)
    {
        while (true)
        {
            int first = (place * Arity) + 1;
            if (first >= Count)
            {
                break;
            }

            int best = first;
            int end = Math.Min(first + Arity, Count);
            for (int child = first + 1; child < end; child++)
            {
                if (Before(_heap[child], _heap[best]))
                {
                    best = child;
                }
            }

            if (!Before(_heap[best], item))
            {
                break;
            }

            Put(place, _heap[best]);
            place = best;
        }

        Put(place, item);
    }

    private void Put(int place, (long Deadline, int Slot) item)
    {
        _heap[place] = item;
        _slots[item.Slot].Place = place;
    }

    private bool Before((long Deadline, int Slot) a, (long Deadline, int Slot) b)
    {
        if (a.Deadline != b.Deadline)
        {
            return a.Deadline < b.Deadline;
        }

        ref Slot first = ref _slots[a.Slot];
        ref Slot second = ref _slots[b.Slot];
        return first.Rank != second.Rank ? first.Rank < second.Rank : first.Sequence < second.Sequence;
    }

    private struct Slot
    {
        internal ITimed Owner;
        internal long Rank;
        internal long Sequence;

        /// <summary>The place in the heap; of a free slot, the next free one.</summary>
        internal int Place;
    }
}
