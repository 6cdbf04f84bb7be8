using Microsoft.Extensions.Logging;

namespace Curio;

/// <summary>
/// The note that a task has ended well and that nobody has taken its outcome yet. It holds what the warning says, not the
/// task, and stands in the kernel's list until the outcome is taken or the warning was given.
/// </summary>
internal sealed class NeverJoinedNote(ILogger logger, string task)
{
    private int _isSettled;

    /// <summary>True when there is nothing more to say.</summary>
    internal bool IsSettled => Volatile.Read(ref _isSettled) != 0;

    /// <summary>The outcome was taken after all.</summary>
    internal void Settle() => Volatile.Write(ref _isSettled, 1);

    /// <summary>Warns, once. Any thread: the finalizer's too.</summary>
    internal void Warn()
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
        {
            logger.LogWarning("{Task} was never joined", task);
        }
    }
}
