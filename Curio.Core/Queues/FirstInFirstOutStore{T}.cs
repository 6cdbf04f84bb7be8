namespace Curio;

/// <summary>Items in the order in which they came.</summary>
internal sealed class FirstInFirstOutStore<T> : IItemStore<T>
{
    private readonly Queue<T> _items = new();

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public void Add(T item) => _items.Enqueue(item);

    /// <inheritdoc/>
    public T Take() => _items.Dequeue();
}
