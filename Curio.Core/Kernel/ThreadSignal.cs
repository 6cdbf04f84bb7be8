using System.Diagnostics.CodeAnalysis;

namespace Curio;

// A SemaphoreSlim spins before it blocks, which is what makes a hand-over between two threads fast. But a wait that Thread.Interrupt ends
// just as it is pulsed leaves it with the belief that somebody is on the way, and the next release then wakes nobody. So an
// interrupted wait throws the semaphore away. A release of the old one is lost with it, which is why what is waited for
// stands elsewhere:
//
//   who sets     writes the news, fence, reads which semaphore, releases it
//   who waits    changes the semaphore, fence (of the exchange), reads the news
//
// One of the two sees what the other wrote: the news is seen, or the new semaphore is released. It may be both, hence the loop.

/// <summary>
/// Lets one thread wait for news of others. To be waited for in a loop that looks at the news first: a wait may also end without any, or
/// because of <see cref="Thread.Interrupt"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class ThreadSignal
{
    private SemaphoreSlim _semaphore = new(0);

    /// <summary>Wakes the one that waits, or will. After the news was written. Any thread.</summary>
    internal void Set()
    {
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _semaphore).Release();
    }

    /// <summary>Waits until it is set; blocks.</summary>
    /// <returns>False when the thread was interrupted meanwhile, which is no more pending then.</returns>
    internal bool Wait()
    {
        try
        {
            _semaphore.Wait();
            return true;
        }
        catch (ThreadInterruptedException)
        {
            Interlocked.Exchange(ref _semaphore, new SemaphoreSlim(0));
            return false;
        }
    }
}
