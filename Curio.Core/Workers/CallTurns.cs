using System.Runtime.InteropServices;

namespace Curio;

/// <summary>Lines of callers, one for each function that is called one at a time. For the kernel's thread alone.</summary>
internal sealed class CallTurns(ThreadWorkers workers)
{
    private readonly Dictionary<Delegate, Line> _lines = [];

    /// <summary>The lines of the kernel that runs on this thread.</summary>
    internal static CallTurns Current =>
        KernelLoop.Required("Coro.BlockInThread").Part(static _ => new CallTurns(ThreadWorkers.Current));

    /// <summary>How many functions are called or waited for.</summary>
    internal int Count => _lines.Count;

    /// <summary>Waits for the turn of a function, then calls it in a worker thread.</summary>
    /// <param name="key">The function as the caller gave it: equal delegates share a line.</param>
    /// <param name="function">What is called.</param>
    internal async Coro<T> Call<T>(Delegate key, Func<CancellationToken, T> function)
    {
        Line line = Enter(key);
        try
        {
            await line.Turn.AcquireAsync();
            try
            {
                // A call that is given up ends here while its function runs on; the next begins beside it.
                return await workers.Call(function, usesToken: false);
            }
            finally
            {
                line.Turn.Release();
            }
        }
        finally
        {
            Leave(key, line);
        }
    }

    private Line Enter(Delegate key)
    {
        ref Line? line = ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, key, out _);
        line ??= new Line();
        line.Callers++;
        return line;
    }

    private void Leave(Delegate key, Line line)
    {
        // Functions come and go (each closure is another one), so that a line must not outlive its callers.
        if (--line.Callers == 0)
        {
            _lines.Remove(key);
        }
    }

    private sealed class Line
    {
        internal WorkerSlots Turn { get; } = new(1);

        internal int Callers { get; set; }
    }
}
