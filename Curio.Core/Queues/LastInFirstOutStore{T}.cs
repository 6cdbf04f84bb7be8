namespace Curio;

/// <summary>Items, the one that came last first.</summary>
internal sealed class LastInFirstOutStore<T> : IItemStore<T>
{
    private readonly Stack<T> _items = new();

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public void Add(T item) => _items.Push(item);

    /// <inheritdoc/>
    public T Take() => _items.Pop();
}
