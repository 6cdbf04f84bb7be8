namespace Curio;

/// <summary>A line of waiters, first come first served, linked through them. Any of them can leave it at once.</summary>
internal struct WaiterLine<TItem>
{
    private Waiter? _first;
    private Waiter? _last;

    /// <summary>How many stand in line.</summary>
    internal int Count { get; private set; }

    /// <summary>Puts one at the end.</summary>
    internal void Add(Waiter<TItem> waiter)
    {
        waiter.State = WaiterState.Waiting;
        waiter.Previous = _last;
        if (_last is null)
        {
            _first = waiter;
        }
        else
        {
            _last.Next = waiter;
        }

        _last = waiter;
        Count++;
    }

    /// <summary>Takes one out, wherever it stands.</summary>
    internal void Remove(Waiter<TItem> waiter)
    {
        if (waiter.Previous is { } previous)
        {
            previous.Next = waiter.Next;
        }
        else
        {
            _first = waiter.Next;
        }

        if (waiter.Next is { } next)
        {
            next.Previous = waiter.Previous;
        }
        else
        {
            _last = waiter.Previous;
        }

        waiter.Next = null;
        waiter.Previous = null;
        Count--;
    }

    /// <summary>Takes the first out, or gives null. It counts as served: the caller hands it what it waits for.</summary>
    internal Waiter<TItem>? TakeFirst()
    {
        if (_first is not Waiter<TItem> first)
        {
            return null;
        }

        Remove(first);
        first.State = WaiterState.Served;
        return first;
    }
}
