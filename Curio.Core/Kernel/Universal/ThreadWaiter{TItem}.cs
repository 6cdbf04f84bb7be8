using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>A plain thread that blocks. Made for one wait: news may come after it has given up.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A ManualResetEventSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class ThreadWaiter<TItem> : Waiter<TItem>
{
    private readonly ManualResetEventSlim _news = new(initialState: false);

    /// <summary>Blocks the calling thread until it was served (true) or the time has run out (false).</summary>
    internal static bool Wait(WaitSide<TItem> side, ref TItem item, TimeSpan limit, CancellationToken token)
    {
        var waiter = new ThreadWaiter<TItem> { Item = item };
        if (!side.Enter(waiter) && !waiter.Wait(side, limit, token))
        {
            return false;
        }

        item = waiter.Item;
        return true;
    }

    /// <inheritdoc/>
    internal override void Wake() => _news.Set();

    // Time and token lose against a hand-over: who was served by then has been served, though the news be still on its way.
    private bool Wait(WaitSide<TItem> side, TimeSpan limit, CancellationToken token)
    {
        try
        {
            return _news.Wait(limit, token) || !side.Refuse(this);
        }
        catch (OperationCanceledException)
        {
            if (side.Refuse(this))
            {
                throw;
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            if (side.TakeBack(this, out _))
            {
                throw;
            }

            // Too late: what the thread put has been taken. The interrupt stays for the next thing that blocks.
            Thread.CurrentThread.Interrupt();
            return true;
        }
    }
}
