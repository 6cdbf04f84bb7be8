using System.Net;
using System.Net.Sockets;

namespace Curio.Tests.Kernel;

/// <summary>Two sockets that are connected with each other.</summary>
internal sealed class ConnectedSockets : IDisposable
{
    public ConnectedSockets()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Left = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Left.Connect(listener.LocalEndPoint!);
        Right = listener.Accept();
        Right.NoDelay = true;
    }

    public Socket Left { get; }

    public Socket Right { get; }

    public void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
    }
}
