namespace Curio.Analyzers.Transitive;

/// <summary>Units to visit, nearest first.</summary>
internal sealed class DistanceQueue
{
    private readonly SortedDictionary<int, Stack<int>> _buckets = [];

    /// <summary>Adds a unit at a distance.</summary>
    public void Add(int distance, int unit)
    {
        if (!_buckets.TryGetValue(distance, out Stack<int>? bucket))
        {
            _buckets.Add(distance, bucket = new());
        }

        bucket.Push(unit);
    }

    /// <summary>Takes one of the nearest units, in no order among them; null when none is left.</summary>
    public (int Distance, int Unit)? Next()
    {
        if (_buckets.Count == 0)
        {
            return null;
        }

        KeyValuePair<int, Stack<int>> nearest = _buckets.First();
        int unit = nearest.Value.Pop();
        if (nearest.Value.Count == 0)
        {
            _buckets.Remove(nearest.Key);
        }

        return (nearest.Key, unit);
    }
}
