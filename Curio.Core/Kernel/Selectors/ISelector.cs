namespace Curio;

/// <summary>
/// Where a kernel sleeps: watches handles until one of them is ready, a time has passed or another thread calls.
/// Only <see cref="Wake"/> may be called from a thread other than the kernel's.
/// </summary>
public interface ISelector : IDisposable
{
    /// <summary>
    /// Replaces the interest in a handle. Interest is level triggered: a handle is reported by every wait for as long as it is ready
    /// and the interest stands.
    /// </summary>
    /// <remarks>
    /// Forget a handle before it is closed. A handle that was closed while it was watched does no harm here, but whether its waiter
    /// still hears of it depends on the operating system, and its number may meanwhile belong to another file.
    /// </remarks>
    /// <param name="handle">A socket; except on Windows also any other descriptor that can be polled: a pipe, a terminal and so on.</param>
    /// <param name="interest">What to watch for; <see cref="IoInterest.None"/> forgets the handle, whether or not it is known or open.</param>
    /// <exception cref="ArgumentException">The handle is not open; or, where the system tells, less is to be watched on it than before and
    /// what was watched is closed, though its number belongs to another file already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interest has undefined bits.</exception>
    /// <exception cref="NotSupportedException">The handle is of a kind that cannot be watched, for instance a regular file.</exception>
    /// <exception cref="IOException">The operating system refused for another reason, for instance a limit.</exception>
    /// <exception cref="ObjectDisposedException">The selector was disposed.</exception>
    void Set(nint handle, IoInterest interest);

    /// <summary>
    /// Waits until a handle is ready, <see cref="Wake"/> was called or the timeout ran out. Errors and hang-ups count as readable
    /// and writable, so that whoever waits tries and learns of them.
    /// </summary>
    /// <param name="timeout">How long to wait: <see cref="TimeSpan.Zero"/> polls, <see cref="Timeout.InfiniteTimeSpan"/> sets no limit.
    /// A wait never returns early for another reason than readiness or a wake.</param>
    /// <param name="ready">Receives what is ready, each handle at most once. When there is more than it can hold, the rest comes first
    /// in the waits that follow.</param>
    /// <returns>How many entries were filled; zero after a wake or at the end of the timeout.</returns>
    /// <exception cref="ArgumentException">The span is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative and not infinite.</exception>
    /// <exception cref="ObjectDisposedException">The selector was disposed.</exception>
    int Wait(TimeSpan timeout, Span<IoReady> ready);

    /// <summary>
    /// Makes the current wait return at once, or the next one when none is in progress. Several calls before that wait returns count
    /// as one. May be called on any thread, never blocks, and does nothing on a disposed selector.
    /// </summary>
    void Wake();
}
