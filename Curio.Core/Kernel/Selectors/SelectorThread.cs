using System.Diagnostics;

namespace Curio;

/// <summary>Remembers the first thread that came by and, in Debug builds, stops every other one.</summary>
internal struct SelectorThread
{
    private int _id;

    /// <summary>Stops a Debug build on a thread other than the first. Does not exist in Release.</summary>
    [Conditional("DEBUG")]
    public void Assert()
    {
        int current = Environment.CurrentManagedThreadId;
        int owner = Interlocked.CompareExchange(ref _id, current, 0);
        Debug.Assert(owner == 0 || owner == current, "A selector belongs to its kernel's thread; only Wake may be called from others.");
    }
}
