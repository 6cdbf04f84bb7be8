using System.Net;
using System.Net.Sockets;

namespace Curio.Tests.Kernel.Selectors;

/// <summary>Two connected loopback sockets that never block.</summary>
internal sealed class SocketPair : IDisposable
{
    public SocketPair()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Far.Connect(listener.LocalEndPoint!);
        Near = listener.Accept();
        Near.Blocking = false;
        Far.Blocking = false;
        Far.NoDelay = true;
    }

    /// <summary>The end that a test watches.</summary>
    public Socket Near { get; }

    /// <summary>The end that makes things happen.</summary>
    public Socket Far { get; }

    public nint Handle => Near.Handle;

    public void MakeReadable() => Far.Send([1]);

    public void Drain()
    {
        byte[] buffer = new byte[4096];
        while (Near.Receive(buffer, SocketFlags.None, out SocketError error) > 0 && error == SocketError.Success)
        {
        }
    }

    /// <summary>Sends until there is no room, neither here nor at the peer.</summary>
    public void FillNear()
    {
        byte[] block = new byte[64 * 1024];
        while (true)
        {
            Near.Send(block, SocketFlags.None, out SocketError error);
            if (error == SocketError.WouldBlock)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
