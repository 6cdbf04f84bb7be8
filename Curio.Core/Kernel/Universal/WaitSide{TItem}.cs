namespace Curio;

// The lock of a universal object guards its state and its lines and is held for a few assignments. Under it nothing is called
// that could wait, or call back: no waiter is woken (a completion may run a scheduler's code, a wake-up costs a system call),
// no token is registered or unregistered, no exception leaves it. So no second lock is ever taken while one is held, but for
// the readiness of a queue's handle, which is a system call that does not block.
//
// What a waiter may rely on, however the threads interleave:
//
//   It is served or refused by exactly one thread, the one that moves it out of the line under the lock.
//   That thread wakes it, later and without the lock. Until it has heard, the waiter may give up: it asks under the same lock
//   and learns what is true by then: it stood in line (nothing happened and nothing will), or it was served (the object
//   takes the hand-over back, if it still can, and the news that arrives later must find nobody).

/// <summary>
/// One of the things that one can wait for at a universal object (a queue's getting, its putting, its being done; an event), with
/// its line of waiters.
/// </summary>
/// <param name="gate">The lock of the object; its sides share it.</param>
/// <param name="label">What a person calls it: the member that gives the coroutine, such as <c>UniversalQueue.GetAsync</c>.</param>
/// <param name="serve">Serves somebody without waiting, if that is possible now.</param>
/// <param name="giveBack">Takes a hand-over back; null where nothing was handed over.</param>
internal sealed class WaitSide<TItem>(Lock gate, string label, WaitSide<TItem>.Serving serve, WaitSide<TItem>.GivingBack? giveBack = null)
{
    /// <summary>Who waits. Under the lock.</summary>
    internal WaiterLine<TItem> Line;

    /// <summary>Serves somebody at once, under the lock: takes or brings the item. Gives false, with nothing changed, if it must wait.</summary>
    internal delegate bool Serving(ref TItem item, ref WakeList woken);

    /// <summary>Undoes that a waiter was served, under the lock. Gives false, with nothing changed, when it is too late.</summary>
    internal delegate bool GivingBack(Waiter<TItem> waiter, ref WakeList woken);

    /// <summary>The coroutine's name.</summary>
    internal string Label => label;

    /// <summary>Serves the caller, if it need not wait for that.</summary>
    internal bool TryServe(ref TItem item)
    {
        var woken = default(WakeList);
        bool served;
        lock (gate)
        {
            served = serve(ref item, ref woken);
        }

        woken.WakeAll();
        return served;
    }

    /// <summary>Serves a waiter at once (true), or puts it in line (false). True also when its token has turned it away.</summary>
    internal bool Enter(Waiter<TItem> waiter)
    {
        var woken = default(WakeList);
        lock (gate)
        {
            if (waiter.State != WaiterState.Refused)
            {
                if (!serve(ref waiter.Item, ref woken))
                {
                    Line.Add(waiter);
                    return false;
                }

                waiter.State = WaiterState.Served;
            }
        }

        woken.WakeAll();
        return true;
    }

    /// <summary>
    /// Turns a waiter away that has not been served; one that has keeps what it has, and its news is on the way.
    /// </summary>
    /// <returns>True when it stood in line: the caller tells it, or is the one that waits.</returns>
    internal bool Refuse(Waiter<TItem> waiter)
    {
        using (UninterruptedLock.Enter(gate))
        {
            bool stood = waiter.State == WaiterState.Waiting;
            if (stood)
            {
                Line.Remove(waiter);
            }

            if (stood || waiter.State == WaiterState.Idle)
            {
                waiter.State = WaiterState.Refused;
            }

            return stood;
        }
    }

    /// <summary>Withdraws a waiter on its own behalf, from the line or after it was served.</summary>
    /// <param name="waiter">Who gives up.</param>
    /// <param name="hasNews">True when news for it is under way, or has come, and must find nobody.</param>
    /// <returns>False when it was served and that cannot be undone any more.</returns>
    internal bool TakeBack(Waiter<TItem> waiter, out bool hasNews)
    {
        var woken = default(WakeList);
        using (UninterruptedLock.Enter(gate))
        {
            hasNews = waiter.State != WaiterState.Waiting;
            if (!hasNews)
            {
                Line.Remove(waiter);
            }
            else if (waiter.State == WaiterState.Served && giveBack?.Invoke(waiter, ref woken) == false)
            {
                return false;
            }

            waiter.State = WaiterState.TakenBack;
        }

        woken.WakeAll();
        return true;
    }

    /// <summary>Blocks a plain thread until it was served.</summary>
    /// <param name="item">What it brings or is given.</param>
    /// <param name="limit">For how long at most.</param>
    /// <param name="token">Turns it away.</param>
    /// <returns>False when the time has run out.</returns>
    internal bool Block(ref TItem item, TimeSpan limit, CancellationToken token)
    {
        ThrowIfOnKernel();
        token.ThrowIfCancellationRequested();
        return TryServe(ref item) || ThreadWaiter<TItem>.Wait(this, ref item, limit, token);
    }

    /// <summary>Throws unless a limit is one that every kind of waiter can keep.</summary>
    internal static void ThrowUnlessLimit(TimeSpan limit)
    {
        if (limit != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, TimeSpan.FromMilliseconds(int.MaxValue));
        }
    }

    private void ThrowIfOnKernel()
    {
        if (KernelDoor.Current is not null)
        {
            throw new AsyncOnlyException(
                $"The form of {label} without 'Async' blocks the thread, and here that is the only thread of a kernel. Use "
                + $"'await' and {label} in a coroutine.");
        }
    }
}
