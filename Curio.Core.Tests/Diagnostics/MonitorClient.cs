using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Curio.Tests.Diagnostics;

/// <summary>A person's plain text connection to a monitor.</summary>
internal sealed class MonitorClient : IDisposable
{
    private const string Prompt = "curio > ";
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public MonitorClient(int port)
    {
        _socket.ReceiveTimeout = 30_000;
        _socket.Connect(IPAddress.Loopback, port);
        Greeting = ReadToPrompt();
    }

    public string Greeting { get; }

    /// <summary>Sends a line and gives the answer, up to the next prompt.</summary>
    public string Ask(string command)
    {
        Send(command + "\r\n");
        return ReadToPrompt();
    }

    /// <summary>Sends a line after which the monitor hangs up, and gives its last words.</summary>
    public string Leave(string command)
    {
        Send(command + "\n");
        return ReadUntil(static text => false);
    }

    public void Dispose() => _socket.Dispose();

    private void Send(string text) => _socket.Send(Encoding.UTF8.GetBytes(text));

    private string ReadToPrompt()
    {
        string text = ReadUntil(static text => text.EndsWith(Prompt, StringComparison.Ordinal));
        return text[..^Prompt.Length];
    }

    private string ReadUntil(Func<string, bool> isWhole)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!isWhole(text.ToString()))
        {
            int count = _socket.Receive(buffer);
            if (count == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }
}
