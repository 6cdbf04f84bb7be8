namespace Curio.Tests.Support;

/// <summary>Points at which something has come to rest, for tests with threads: polled on the kernel, without a sleep.</summary>
internal static class Settled
{
    /// <summary>Yields until so many tasks wait for a lock.</summary>
    public static Coro LockWaiters(AsyncLock x, int count) => When(() => x.Hold.Waiters.Count == count);

    /// <summary>Yields until something is true.</summary>
    public static async Coro When(Func<bool> isTrue)
    {
        while (!isTrue())
        {
            // Virtual time stands still while a task is ready, so that no deadline passes meanwhile.
            await Coro.Sleep(TimeSpan.Zero);
        }
    }
}
