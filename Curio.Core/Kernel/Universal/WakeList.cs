namespace Curio;

/// <summary>Those who were taken out of their lines under a lock and are to be told when it is released.</summary>
internal struct WakeList
{
    private Waiter? _first;
    private Waiter? _last;

    /// <summary>Adds one that stands in no line any more.</summary>
    internal void Add(Waiter waiter)
    {
        if (_last is null)
        {
            _first = waiter;
        }
        else
        {
            _last.Next = waiter;
        }

        _last = waiter;
    }

    /// <summary>Tells them, in the order in which they were added. Not under a lock.</summary>
    /// <remarks>
    /// The link is read before its owner is told: one that has heard may stand in another line at once. One that gave up in
    /// the meantime is never used again (see <see cref="UniversalOperation{TItem,TResult}"/>), so that its link still holds.
    /// </remarks>
    internal readonly void WakeAll()
    {
        Waiter? waiter = _first;
        while (waiter is not null)
        {
            Waiter? next = waiter.Next;
            waiter.Next = null;
            waiter.Wake();
            waiter = next;
        }
    }
}
