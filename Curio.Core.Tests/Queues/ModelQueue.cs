namespace Curio.Tests.Queues;

/// <summary>
/// What a universal queue should do, written for reading: lists, no hand-over, no pools, one thread. A waiter is a number; its
/// state says what it would learn if it asked now.
/// </summary>
internal sealed class ModelQueue(int maxSize)
{
    private readonly SortedList<int, int> _items = [];
    private readonly List<int> _getters = [];
    private readonly List<(int Waiter, int Item)> _putters = [];
    private readonly Dictionary<int, int> _handed = [];
    private readonly Dictionary<int, int> _admitted = [];
    private readonly Dictionary<int, int> _itemOfNumber = [];
    private int _lastNumber;

    public int Count => _items.Count;

    public int Unfinished { get; private set; }

    public int Getters => _getters.Count;

    public int Putters => _putters.Count;

    private bool HasRoom => maxSize == 0 || _items.Count < maxSize;

    /// <summary>A get: the item, or null when the waiter stands in line (or, for none, there is nothing).</summary>
    public int? Get(int? waiter)
    {
        if (_items.Count == 0)
        {
            if (waiter is { } one)
            {
                _getters.Add(one);
            }

            return null;
        }

        int item = _items.Values[0];
        _items.RemoveAt(0);
        Refill();
        return item;
    }

    /// <summary>A put: true when it was added, false when the waiter stands in line (or, for none, there is no room).</summary>
    public bool Put(int? waiter, int item)
    {
        if (!HasRoom)
        {
            if (waiter is { } one)
            {
                _putters.Add((one, item));
            }

            return false;
        }

        Accept(item);
        return true;
    }

    /// <summary>The item that a getter was handed, or null.</summary>
    public int? HandedTo(int waiter) => _handed.TryGetValue(waiter, out int number) ? _itemOfNumber[number] : null;

    /// <summary>True when a putter's item was let in.</summary>
    public bool IsAdmitted(int waiter) => _admitted.ContainsKey(waiter);

    /// <summary>A getter gives up that has not heard.</summary>
    public void CancelGet(int waiter)
    {
        if (!_getters.Remove(waiter) && _handed.Remove(waiter, out int number))
        {
            Supply(number);
        }
    }

    /// <summary>A putter gives up that has not heard: false when its item is gone, so that it has put it.</summary>
    public bool CancelPut(int waiter)
    {
        if (_putters.RemoveAll(entry => entry.Waiter == waiter) == 1)
        {
            return true;
        }

        if (Unfinished == 0 || !_items.Remove(_admitted[waiter]))
        {
            return false;
        }

        Unfinished--;
        Refill();
        return true;
    }

    public void TaskDone() => Unfinished--;

    private void Refill()
    {
        while (HasRoom && _putters.Count > 0)
        {
            (int waiter, int item) = _putters[0];
            _putters.RemoveAt(0);
            _admitted[waiter] = Accept(item);
        }
    }

    private int Accept(int item)
    {
        Unfinished++;
        _itemOfNumber[++_lastNumber] = item;
        int number = _lastNumber;
        Supply(number);
        return number;
    }

    private void Supply(int number)
    {
        if (_getters.Count > 0)
        {
            _handed[_getters[0]] = number;
            _getters.RemoveAt(0);
        }
        else
        {
            _items.Add(number, _itemOfNumber[number]);
        }
    }
}
