using System.Net;
using System.Net.Sockets;

namespace Curio;

/// <summary>
/// Two connected loopback sockets: a byte sent on one ends a wait for the other. TCP, because a lost wake-up is a program that hangs,
/// and the system may drop a datagram even on loopback when it is short of memory.
/// </summary>
internal sealed class WakePair : IDisposable
{
    private static readonly byte[] s_signal = [1];

    private readonly byte[] _drain = new byte[64];
    private readonly Socket _writer;

    /// <summary>Connects the pair.</summary>
    /// <exception cref="SocketException">The system has no loopback network or no handles left.</exception>
    public WakePair()
    {
        IPAddress loopback = Socket.OSSupportsIPv4 ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        using Socket listener = new(loopback.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(loopback, 0));
        listener.Listen();
        _writer = new Socket(loopback.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _writer.Connect(listener.LocalEndPoint!);
            Reader = Accept(listener, _writer.LocalEndPoint!);
            Reader.Blocking = false;
            _writer.Blocking = false;

            // Otherwise a byte may wait for the acknowledgement of the byte before it, which the peer delays by up to 40 ms.
            _writer.NoDelay = true;
        }
        catch
        {
            Reader?.Dispose();
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>Becomes readable after <see cref="Signal"/>.</summary>
    public Socket Reader { get; }

    /// <summary>Makes the reader readable. Any thread; does nothing after <see cref="Dispose"/>.</summary>
    public void Signal()
    {
        try
        {
            // When there is no room, earlier signals are waiting to be read, and one is enough.
            _writer.Send(s_signal, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Takes back every signal that has arrived.</summary>
    public void Drain()
    {
        while (Reader.Receive(_drain, SocketFlags.None, out SocketError error) == _drain.Length && error == SocketError.Success)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        Reader.Dispose();
    }

    private static Socket Accept(Socket listener, EndPoint expected)
    {
        while (true)
        {
            Socket accepted = listener.Accept();
            if (expected.Equals(accepted.RemoteEndPoint))
            {
                return accepted;
            }

            // Some other process was quicker to connect to a port that is open to everyone on this machine for an instant.
            accepted.Dispose();
        }
    }
}
