namespace Curio.Tests.Kernel;

/// <summary>A selector that tells what a kernel does with it.</summary>
internal sealed class WatchedSelector(ISelector inner) : ISelector, IDisposable
{
    private readonly List<TimeSpan> _timeouts = [];

    /// <summary>Raised when the kernel is about to wait without limit.</summary>
    public ManualResetEventSlim IsWaiting { get; } = new();

    /// <summary>Raised when the kernel has closed the selector.</summary>
    public ManualResetEventSlim IsClosed { get; } = new();

    /// <summary>What the next wait throws, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Called when the selector is closed.</summary>
    public Action? Closing { get; set; }

    /// <summary>The limits with which the kernel has waited so far.</summary>
    public IReadOnlyList<TimeSpan> Timeouts => _timeouts;

    public void Set(nint handle, IoInterest interest) => inner.Set(handle, interest);

    public int Wait(TimeSpan timeout, Span<IoReady> ready)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        _timeouts.Add(timeout);
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            IsWaiting.Set();
        }

        return inner.Wait(timeout, ready);
    }

    public void Wake() => inner.Wake();

    public void Dispose()
    {
        Closing?.Invoke();
        inner.Dispose();
        IsClosed.Set();
    }
}
