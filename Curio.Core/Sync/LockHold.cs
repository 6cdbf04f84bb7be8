namespace Curio;

/// <summary>Who holds a lock, and who waits for it.</summary>
internal sealed class LockHold
{
    /// <summary>Who waits.</summary>
    internal TaskList Waiters;

    /// <summary>The task that holds the lock, or null. It may have ended without releasing it.</summary>
    internal CurioTask? Holder { get; private set; }

    /// <summary>Takes the lock for the current task if nobody holds it.</summary>
    internal bool TryTake(KernelLoop kernel, object what)
    {
        if (Holder is { } holder)
        {
            if (!holder.IsTerminated)
            {
                kernel.RequireOwn(holder, what);
            }

            return false;
        }

        Holder = kernel.RequireCurrent();
        return true;
    }

    /// <summary>Hands the lock to the task that has waited longest, or leaves it free.</summary>
    internal void PassOn(KernelLoop kernel, object what) => Holder = kernel.WakeFirst(ref Waiters, what);

    /// <summary>Throws unless the current task holds the lock.</summary>
    internal void RequireHeld(KernelLoop kernel, object owner, string what)
    {
        if (!ReferenceEquals(Holder, kernel.RequireCurrent()))
        {
            throw new InvalidOperationException(
                $"{what}: {owner} is not held by the calling {kernel.CurrentTask!.Describe()}. Acquire it first: using (await x.AcquireAsync()) {{ … }}.");
        }
    }
}
