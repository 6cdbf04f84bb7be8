using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Curio;

/// <summary>Somebody wants to see the stack of an async thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A ManualResetEventSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class StackRequest
{
    private readonly ManualResetEventSlim _taken = new(initialState: false);
    private StackTrace? _stack;

    /// <summary>Takes the stack of the calling thread; only the first call counts.</summary>
    internal void Answer()
    {
        if (!_taken.IsSet)
        {
            _stack = new StackTrace(fNeedFileInfo: false);
            try
            {
                _taken.Set();
            }
            catch (ThreadInterruptedException)
            {
                // Out of the lock inside. Whoever wanted the stack does without; the interrupt is the thread's, not this call's.
                Thread.CurrentThread.Interrupt();
            }
        }
    }

    /// <summary>Waits for the stack; null when it does not come in time.</summary>
    internal StackTrace? Wait(TimeSpan patience) => _taken.Wait(patience) ? _stack : null;
}
