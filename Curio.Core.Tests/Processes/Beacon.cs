using System.Net.Sockets;

namespace Curio.Tests.Processes;

/// <summary>
/// Where functions in other processes say that they have come to some point.
/// </summary>
internal sealed class Beacon : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public Beacon()
    {
        Address = Path.Combine(Path.GetTempPath(), $"beacon-{Guid.NewGuid():N}");
        _listener.Bind(new UnixDomainSocketEndPoint(Address));
        _listener.Listen();
    }

    public string Address { get; }

    /// <summary>In the other process: connects and sends the process id.</summary>
    public static void Light(string address)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address));
        socket.Send(BitConverter.GetBytes(Environment.ProcessId));
    }

    /// <summary>Waits for the next process that signals.</summary>
    public async Task<Sighting> SightAsync()
    {
        using Socket socket = await _listener.AcceptAsync().Within();
        byte[] id = new byte[sizeof(int)];
        await using var stream = new NetworkStream(socket);
        await stream.ReadExactlyAsync(id).AsTask().Within();
        return new Sighting(BitConverter.ToInt32(id));
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(Address);
    }
}
