namespace Curio;

/// <summary>Places for so many calls at one time, given out first come, first served.</summary>
internal sealed class WorkerSlots(int count)
{
    private readonly WaitQueue _waiting = new();
    private int _free = count;

    /// <summary>Takes a place; waits in <c>SEMA_ACQUIRE</c> while there is none.</summary>
    internal async Coro AcquireAsync()
    {
        if (_free > 0)
        {
            _free--;
            return;
        }

        // Whoever is woken has the place of the one that woke it.
        await _waiting.SuspendAsync(WaitReason.SemaphoreAcquire);
    }

    /// <summary>Gives a place back, to the one that has waited longest.</summary>
    internal void Release()
    {
        if (_waiting.Wake() == 0)
        {
            _free++;
        }
    }
}
