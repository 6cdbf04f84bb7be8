using System.Net.Sockets;

namespace Curio;

/// <summary>
/// The selector for systems without <c>epoll</c>, on the base library alone. On Windows it watches nothing but sockets. A wait costs
/// time in proportion to the number of watched sockets and rounds its timeout up to the millisecond.
/// </summary>
/// <remarks>
/// Every socket that is watched at all is also watched for errors: Windows reports a failed connection attempt nowhere else, and Unix
/// a pending network error of a datagram socket.
/// </remarks>
internal sealed class SocketSelectSelector : ISelector
{
    // The base library takes microseconds as an int, about 35 minutes; longer waits are made of several.
    private const int LongestMilliseconds = int.MaxValue / 1000;

    private readonly WakeFlag _wake = new();
    private readonly WakePair _pair;
    private readonly Dictionary<nint, WatchedSocket> _byHandle = [];
    private readonly List<WatchedSocket> _watched = [];
    private readonly List<Socket> _reading = [];
    private readonly List<Socket> _writing = [];
    private readonly List<Socket> _failing = [];
    private SelectorThread _thread;
    private bool _disposed;

    // Where the next report starts, so that a short span serves everyone in turn.
    private int _next;

    /// <summary>Makes a selector that watches nothing yet.</summary>
    /// <exception cref="IOException">The process has no handles left, or the system no loopback network.</exception>
    public SocketSelectSelector()
    {
        try
        {
            _pair = new WakePair();
        }
        catch (SocketException e)
        {
            throw new IOException("The loopback connection that wakes the kernel could not be made: " + e.Message, e);
        }
    }

    /// <summary>Whether the kernel's thread blocks, or is about to.</summary>
    public bool IsAsleep => _wake.IsAsleep;

    /// <summary>The socket that a wake makes readable.</summary>
    public Socket Signal => _pair.Reader;

    /// <inheritdoc/>
    public void Set(nint handle, IoInterest interest)
    {
        _thread.Assert();
        ObjectDisposedException.ThrowIf(_disposed, this);
        SelectorArguments.Check(interest);
        Forget(handle);
        if (interest != IoInterest.None)
        {
            // Looked at afresh every time: the number may stand for another socket than the last time.
            WatchedSocket socket = Open(handle, interest);
            socket.Index = _watched.Count;
            _watched.Add(socket);
            _byHandle.Add(handle, socket);
        }
    }

    /// <inheritdoc/>
    public int Wait(TimeSpan timeout, Span<IoReady> ready)
    {
        _thread.Assert();
        ObjectDisposedException.ThrowIf(_disposed, this);
        SelectorArguments.Check(ready);
        WaitLimit limit = WaitLimit.After(timeout);
        if (timeout == TimeSpan.Zero || !_wake.TryFallAsleep())
        {
            limit = WaitLimit.Poll;
        }

        try
        {
            while (true)
            {
                bool last = limit.Remaining == TimeSpan.Zero;
                Select(limit);
                int count = Report(ready);
                if (count > 0 || last || _wake.IsRequested)
                {
                    return count;
                }
            }
        }
        finally
        {
            _wake.EndWait();
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        if (_wake.Request())
        {
            _pair.Signal();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _wake.Close();
        _pair.Dispose();
        _watched.Clear();
        _byHandle.Clear();
    }

    private static WatchedSocket Open(nint handle, IoInterest interest)
    {
        WatchedSocket socket;
        try
        {
            socket = WatchedSocket.Open(handle, interest);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new ArgumentException($"Handle {handle} is not open, or of a kind that this system cannot watch.", nameof(handle), e);
        }

        return socket.IsFile() ? throw SelectorArguments.RegularFile(handle) : socket;
    }

    private static int Microseconds(TimeSpan timeout)
    {
        // Whole milliseconds: Unix cuts off what is less.
        int milliseconds = WaitLimit.ToMilliseconds(timeout);
        return milliseconds < 0 ? milliseconds : Math.Min(milliseconds, LongestMilliseconds) * 1000;
    }

    private void Forget(nint handle)
    {
        if (!_byHandle.Remove(handle, out WatchedSocket? socket))
        {
            return;
        }

        WatchedSocket last = _watched[^1];
        _watched[socket.Index] = last;
        last.Index = socket.Index;
        _watched.RemoveAt(_watched.Count - 1);
    }

    private void Select(WaitLimit limit)
    {
        Fill();
        try
        {
            Socket.Select(_reading, _writing, _failing, Microseconds(limit.Remaining));
        }
        catch (SocketException)
        {
            // One of them was closed: Windows refuses the lot.
            FindClosed();
            return;
        }

        if (_reading.Count + _writing.Count + _failing.Count == 0)
        {
            // Nothing before the time is up: on Unix a closed socket ends the call but is in none of the lists.
            if (limit.Remaining != TimeSpan.Zero)
            {
                FindClosed();
            }

            return;
        }

        Mark(_failing, IoInterest.Read | IoInterest.Write);
        Mark(_writing, IoInterest.Write);
        Mark(_reading, IoInterest.Read);
    }

    private void Fill()
    {
        _reading.Clear();
        _writing.Clear();
        _failing.Clear();
        _reading.Add(_pair.Reader);
        foreach (WatchedSocket socket in _watched)
        {
            socket.Found = IoInterest.None;
            _failing.Add(socket);
            if ((socket.Interest & IoInterest.Read) != 0)
            {
                _reading.Add(socket);
            }

            if ((socket.Interest & IoInterest.Write) != 0)
            {
                _writing.Add(socket);
            }
        }
    }

    private void Mark(List<Socket> found, IoInterest meaning)
    {
        foreach (Socket socket in found)
        {
            if (socket is WatchedSocket watched)
            {
                watched.Found |= meaning & watched.Interest;
            }
            else
            {
                _pair.Drain();
            }
        }
    }

    /// <summary>Counts closed sockets as ready, so that their waiters try and learn of it.</summary>
    private void FindClosed()
    {
        foreach (WatchedSocket socket in _watched)
        {
            socket.Found = socket.IsOpen() ? IoInterest.None : socket.Interest;
        }
    }

    private int Report(Span<IoReady> ready)
    {
        int count = 0;
        int start = _next;
        for (int i = 0; i < _watched.Count && count < ready.Length; i++)
        {
            int index = (start + i) % _watched.Count;
            WatchedSocket socket = _watched[index];
            if (socket.Found != IoInterest.None)
            {
                ready[count++] = new IoReady(socket.Number, socket.Found);
                _next = index + 1;
            }
        }

        return count;
    }
}
