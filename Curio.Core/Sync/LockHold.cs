namespace Curio;

/// <summary>Who holds a lock, and who waits for it.</summary>
internal sealed class LockHold
{
    /// <summary>Who waits.</summary>
    internal TaskList Waiters;

    private Home _home;
    private CurioTask? _holder;

    /// <summary>The task that holds the lock, or null. It may have ended without releasing it.</summary>
    internal CurioTask? Holder => Volatile.Read(ref _holder);

    /// <summary>How the lock is, for a person.</summary>
    internal string State => Holder switch
    {
        null => "unlocked",
        { IsTerminated: true } dead => $"locked by {dead.Describe()}, which has ended without releasing it",
        _ => "locked",
    };

    /// <summary>Throws when the lock belongs to another kernel.</summary>
    internal void RequireHome(KernelLoop kernel, object owner) => _home.Require(kernel, owner);

    /// <summary>Takes the lock for the current task if nobody holds it.</summary>
    internal bool TryTake(KernelLoop kernel, object owner)
    {
        _home.Require(kernel, owner);
        if (_holder is not null)
        {
            return false;
        }

        _holder = kernel.RequireCurrent();
        return true;
    }

    /// <summary>Hands the lock to the task that has waited longest, or leaves it free.</summary>
    internal void PassOn(KernelLoop kernel, object owner)
    {
        _home.Require(kernel, owner);
        _holder = kernel.WakeFirst(ref Waiters, owner);
    }

    /// <summary>Throws unless the current task holds the lock.</summary>
    internal void RequireHeld(KernelLoop kernel, object owner, string what)
    {
        _home.Require(kernel, owner);
        if (!ReferenceEquals(_holder, kernel.RequireCurrent()))
        {
            throw new InvalidOperationException(
                $"{what}: {owner} is not held by the calling {kernel.CurrentTask!.Describe()}. Acquire it first: using (await x.AcquireAsync()) {{ … }}.");
        }
    }
}
