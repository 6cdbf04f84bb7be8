namespace Curio;

/// <summary>Where a queue keeps its items; decides their order.</summary>
internal interface IItemStore<T>
{
    /// <summary>How many items there are.</summary>
    int Count { get; }

    /// <summary>Adds an item.</summary>
    void Add(T item);

    /// <summary>Takes the next item. There is one.</summary>
    T Take();
}
