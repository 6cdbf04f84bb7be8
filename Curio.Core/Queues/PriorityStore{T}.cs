namespace Curio;

/// <summary>Items, the smallest first; equal ones in the order in which they came.</summary>
internal sealed class PriorityStore<T>(IComparer<T> comparer) : IItemStore<T>
{
    private readonly PriorityQueue<T, (T Item, long Order)> _items = new(Comparer<(T Item, long Order)>.Create((left, right) =>
    {
        int byItem = comparer.Compare(left.Item, right.Item);
        return byItem != 0 ? byItem : left.Order.CompareTo(right.Order);
    }));

    private long _added;

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public void Add(T item) => _items.Enqueue(item, (item, _added++));

    /// <inheritdoc/>
    public T Take() => _items.Dequeue();
}
