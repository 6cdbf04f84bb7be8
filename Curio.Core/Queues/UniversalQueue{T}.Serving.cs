namespace Curio;

// Under the lock, whenever it is free:
//
//   getters wait  ⇒  no item is there      (an item that comes is handed to the first of them)
//   putters wait  ⇒  the queue is full     (room that comes is given to the first of them)
//
// So a get that finds an item overtakes nobody, nor does a put that finds room. A queue can hold more than its maximum, when
// an item was given back; then nobody is let in until there is room.
//
// Items are numbered in the order in which they were let in, and stand in that order, also those that come back: two getters
// that give up one after the other cannot turn their items round.

/// <content>The state, and all that changes it, under the lock.</content>
public sealed partial class UniversalQueue<T>
{
    private readonly OrderedItems<T> _items = new();
    private readonly bool _hasHandle;
    private ReadyHandle? _handle;
    private long _lastNumber;
    private long _unfinished;

    private bool HasRoom => MaxSize == 0 || _items.Count < MaxSize;

    private bool ServeGet(ref T item, ref WakeList woken)
    {
        if (_items.Count == 0)
        {
            return false;
        }

        item = _items.TakeFirst();
        AdmitPutters(ref woken);
        ShowReadiness();
        return true;
    }

    private bool ServePut(ref T item, ref WakeList woken)
    {
        if (!HasRoom)
        {
            return false;
        }

        Accept(item, ref woken);
        ShowReadiness();
        return true;
    }

    private bool ServeJoin(ref Nothing item, ref WakeList woken) => _unfinished == 0;

    /// <summary>A getter has given up that was handed an item: the next one gets it, or it goes back to its place.</summary>
    private bool GiveItemBack(Waiter<T> getter, ref WakeList woken)
    {
        Supply(getter.Item, getter.Number, ref woken);
        ShowReadiness();
        return true;
    }

    /// <summary>
    /// A putter has given up whose item was let in: it is taken out again, unless somebody has it already, or has called it
    /// done. The room is given to the next putter.
    /// </summary>
    private bool TakePutBack(Waiter<T> putter, ref WakeList woken)
    {
        if (_unfinished == 0 || !_items.TryRemove(putter.Number))
        {
            return false;
        }

        _unfinished--;
        AdmitPutters(ref woken);
        ReleaseJoiners(ref woken);
        ShowReadiness();
        return true;
    }

    private void AdmitPutters(ref WakeList woken)
    {
        while (HasRoom && _putting.Line.TakeFirst() is { } putter)
        {
            putter.Number = Accept(putter.Item, ref woken);
            woken.Add(putter);
        }
    }

    /// <summary>Lets an item in, and gives its number.</summary>
    private long Accept(T item, ref WakeList woken)
    {
        _unfinished++;
        long number = ++_lastNumber;
        Supply(item, number, ref woken);
        return number;
    }

    private void Supply(T item, long number, ref WakeList woken)
    {
        if (_getting.Line.TakeFirst() is { } getter)
        {
            getter.Item = item;
            getter.Number = number;
            woken.Add(getter);
        }
        else
        {
            _items.Add(item, number);
        }
    }

    private void ReleaseJoiners(ref WakeList woken)
    {
        while (_unfinished == 0 && _joining.Line.TakeFirst() is { } joiner)
        {
            woken.Add(joiner);
        }
    }

    // A system call, when it is one: it does not block, and only under the lock do the handle's changes come in the order of the queue's.
    private void ShowReadiness() => _handle?.Show(_items.Count > 0);
}
