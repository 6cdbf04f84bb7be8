using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Curio.Diagnostics;

/// <summary>
/// Lets a person look into a running kernel with a plain text connection (<c>nc</c>, <c>telnet</c>). It has a thread of its own,
/// so it answers while the kernel is busy or stuck; it listens on the loopback address only, to one connection at a time.
/// </summary>
internal sealed class MonitorServer
{
    private readonly KernelLoop _kernel;
    private readonly Socket _listener;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private Socket? _client;
    private bool _isClosed;

    private MonitorServer(KernelLoop kernel, Socket listener)
    {
        _kernel = kernel;
        _listener = listener;
        _thread = new Thread(Serve) { IsBackground = true, Name = "Curio monitor" };
    }

    /// <summary>The port on which it listens.</summary>
    internal int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Starts a monitor that ends with its kernel.</summary>
    /// <exception cref="CurioException">The port is taken.</exception>
    internal static MonitorServer Attach(KernelLoop kernel)
    {
        var server = new MonitorServer(kernel, Listen(kernel.Options.MonitorPort));
        kernel.AtShutdown(server.Close);
        kernel.IsWatched = true;
        kernel.Logger.LogInformation("The Curio monitor listens on 127.0.0.1:{Port}", server.Port);
        kernel.Part<MonitorServer>(_ => server);
        server._thread.Start();
        return server;
    }

    private static Socket Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Not ReuseAddress: .NET makes SO_REUSEPORT of it on Unix, and two monitors would share the port.
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(1);
            return listener;
        }
        catch (SocketException exception)
        {
            listener.Dispose();
            throw new CurioException(
                $"The monitor cannot listen on 127.0.0.1:{port}: {exception.Message}. Another kernel's monitor may have the port. "
                + "Choose another with KernelOptions.MonitorPort (0: any that is free), or set KernelOptions.Monitor to false.",
                exception);
        }
    }

    private void Serve()
    {
        do
        {
            try
            {
                using Socket client = _listener.Accept();
                if (Admit(client))
                {
                    Talk(client);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                // The person has gone, in whatever way, or the monitor was closed. Should it be the listener that fails (no
                // descriptor left, say), this must not become a busy loop.
                Thread.Sleep(10);
            }
        }
        while (Admit(null));
    }

    private void Talk(Socket client)
    {
        using var stream = new NetworkStream(client, ownsSocket: false);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        new MonitorSession(_kernel, reader, writer).Run();
    }

    /// <summary>Notes who is connected. False once the monitor is closed.</summary>
    private bool Admit(Socket? client)
    {
        lock (_gate)
        {
            _client = client;
            return !_isClosed;
        }
    }

    private void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _client?.Dispose();
        }

        _listener.Dispose();
        _thread.Join();
    }
}
