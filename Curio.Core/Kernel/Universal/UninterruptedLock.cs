namespace Curio;

/// <summary>
/// Takes a lock where giving up is no choice: <see cref="Thread.Interrupt"/> throws out of a lock that has to be waited for, but news must
/// be delivered, once, and a waiter that stands in line must leave it before it may throw.
/// </summary>
internal static class UninterruptedLock
{
    /// <summary>Enters; an interrupt meanwhile is left for what the thread blocks on next.</summary>
    internal static Lock.Scope Enter(Lock gate)
    {
        bool isInterrupted = false;
        while (true)
        {
            try
            {
                Lock.Scope scope = gate.EnterScope();
                if (isInterrupted)
                {
                    Thread.CurrentThread.Interrupt();
                }

                return scope;
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }
    }
}
