namespace Curio;

/// <summary>Items, the smallest first; equal ones in the order in which they came.</summary>
/// <remarks>
/// A heap of its own instead of the base library's: a comparer may throw, and must find all items in their places afterwards. So
/// adding and taking first compare, and move nothing before the last comparison.
/// </remarks>
internal sealed class PriorityStore<T>(IComparer<T> comparer) : IItemStore<T>
{
    private readonly List<(T Item, long Order)> _heap = [];
    private long _added;

    /// <inheritdoc/>
    public int Count => _heap.Count;

    /// <inheritdoc/>
    public void Add(T item)
    {
        (T Item, long Order) added = (item, _added);
        int place = _heap.Count;
        while (place > 0 && IsBefore(added, _heap[(place - 1) / 2]))
        {
            place = (place - 1) / 2;
        }

        _added++;
        _heap.Add(added);
        for (int hole = _heap.Count - 1; hole != place; hole = (hole - 1) / 2)
        {
            _heap[hole] = _heap[(hole - 1) / 2];
            _heap[(hole - 1) / 2] = added;
        }
    }

    /// <inheritdoc/>
    public T Take()
    {
        (T Item, long Order) first = _heap[0];
        int last = _heap.Count - 1;
        (T Item, long Order) moved = _heap[last];

        // The way down of what stood last: places that are filled from the next one each. A heap has no more than 31 levels.
        Span<int> way = stackalloc int[32];
        int steps = 0;
        for (int place = SmallerChild(0, last); place < last && IsBefore(_heap[place], moved); place = SmallerChild(place, last))
        {
            way[steps++] = place;
        }

        int hole = 0;
        foreach (int place in way[..steps])
        {
            _heap[hole] = _heap[place];
            hole = place;
        }

        _heap[hole] = moved;
        _heap.RemoveAt(last);
        return first.Item;
    }

    /// <summary>The place of the child that comes first; <paramref name="count"/> or more when there is none.</summary>
    private int SmallerChild(int place, int count)
    {
        int child = (2 * place) + 1;
        return child + 1 < count && IsBefore(_heap[child + 1], _heap[child]) ? child + 1 : child;
    }

    private bool IsBefore((T Item, long Order) left, (T Item, long Order) right)
    {
        int byItem = comparer.Compare(left.Item, right.Item);
        return byItem < 0 || (byItem == 0 && left.Order < right.Order);
    }
}
