namespace Curio;

/// <summary>
/// The one way into a kernel for other threads: a queue of news, and a wake-up of the selector for the first of each batch.
/// </summary>
internal sealed class WakeQueue(ISelector selector)
{
    private readonly Lock _gate = new();
    private List<WakeItem> _incoming = [];
    private List<WakeItem> _taken = [];
    private volatile bool _hasItems;
    private bool _isClosed;

    /// <summary>True when there is news. Costs no lock.</summary>
    internal bool HasItems => _hasItems;

    /// <summary>
    /// Any thread, also one that is interrupted meanwhile. After <see cref="Close"/> news is dropped: nobody is left to hear it.
    /// </summary>
    internal void Add(WakeItem item)
    {
        using (UninterruptedLock.Enter(_gate))
        {
            if (_isClosed)
            {
                return;
            }

            _incoming.Add(item);
            if (_hasItems)
            {
                return;
            }

            _hasItems = true;

            // Inside the lock, so that the selector cannot be closed between the two.
            selector.Wake();
        }
    }

    /// <summary>The news so far, in order of arrival, good until the next call. The kernel's thread.</summary>
    internal List<WakeItem> Take()
    {
        _taken.Clear();
        lock (_gate)
        {
            (_incoming, _taken) = (_taken, _incoming);
            _hasItems = false;
        }

        return _taken;
    }

    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _incoming.Clear();
            _hasItems = false;
        }
    }
}
