using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>
/// The items of a queue in the order of their numbers: a ring that grows. An item that comes back finds its place among the
/// others, which is the head unless several come back at once.
/// </summary>
internal sealed class OrderedItems<T>
{
    private (T Item, long Number)[] _ring = new (T Item, long Number)[4];
    private int _head;

    internal int Count { get; private set; }

    /// <summary>Takes the item with the lowest number. There is one.</summary>
    internal T TakeFirst()
    {
        ref (T Item, long Number) first = ref At(0);
        T item = first.Item;
        Forget(ref first);
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return item;
    }

    /// <summary>Puts an item where its number belongs: at the end when it is new, near the head when it comes back.</summary>
    internal void Add(T item, long number)
    {
        Grow();
        if (Count == 0 || At(Count - 1).Number < number)
        {
            At(Count++) = (item, number);
            return;
        }

        _head = (_head - 1) & (_ring.Length - 1);
        Count++;
        int place = 0;
        while (place + 1 < Count && At(place + 1).Number < number)
        {
            At(place) = At(place + 1);
            place++;
        }

        At(place) = (item, number);
    }

    /// <summary>Takes an item out by its number; gives false when it is not there.</summary>
    internal bool TryRemove(long number)
    {
        int place = Count - 1;
        while (place >= 0 && At(place).Number > number)
        {
            place--;
        }

        if (place < 0 || At(place).Number != number)
        {
            return false;
        }

        for (; place + 1 < Count; place++)
        {
            At(place) = At(place + 1);
        }

        Forget(ref At(--Count));
        return true;
    }

    private static void Forget(ref (T Item, long Number) slot)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            slot.Item = default!;
        }
    }

    private ref (T Item, long Number) At(int place) => ref _ring[(_head + place) & (_ring.Length - 1)];

    private void Grow()
    {
        if (Count < _ring.Length)
        {
            return;
        }

        var larger = new (T Item, long Number)[_ring.Length * 2];
        for (int i = 0; i < Count; i++)
        {
            larger[i] = At(i);
        }

        _ring = larger;
        _head = 0;
    }
}
