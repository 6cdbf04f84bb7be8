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
    /// <para>The link is read before its owner is told: one that has heard may stand in another line at once. One that gave up in
    /// the meantime is never used again (see <see cref="UniversalOperation{TItem,TResult}"/>), so that its link still holds.</para>
    /// <para>To tell takes locks, and <see cref="Thread.Interrupt"/> can throw out of one. Nobody else would tell them, so it is
    /// done again, and the interrupt is left for what the thread blocks on next. To tell a thread or async code twice is
    /// harmless; to tell a task twice is not, and the way to a kernel (<see cref="WakeQueue"/>) does not throw.</para>
    /// </remarks>
    internal readonly void WakeAll()
    {
        bool isInterrupted = false;
        Waiter? waiter = _first;
        while (waiter is not null)
        {
            Waiter? next = waiter.Next;
            waiter.Next = null;
            while (!TryWake(waiter))
            {
                isInterrupted = true;
            }

            waiter = next;
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private static bool TryWake(Waiter waiter)
    {
        try
        {
            waiter.Wake();
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }
}
