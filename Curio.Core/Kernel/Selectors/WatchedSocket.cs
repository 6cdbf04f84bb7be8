using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Curio;

/// <summary>A handle as <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/> wants it: a socket that does not own its handle.</summary>
internal sealed class WatchedSocket : Socket
{
    private WatchedSocket(SafeSocketHandle handle, IoInterest interest)
        : base(handle)
    {
        Number = handle.DangerousGetHandle();
        Interest = interest;

        // Neither closing nor finalizing may touch a handle that belongs to someone else.
        GC.SuppressFinalize(this);
    }

    /// <summary>The handle as the caller gave it; readable when it was closed, too.</summary>
    public nint Number { get; }

    /// <summary>What is watched.</summary>
    public IoInterest Interest { get; }

    /// <summary>What the last look found.</summary>
    public IoInterest Found { get; set; }

    /// <summary>Where this stands in the selector's list.</summary>
    public int Index { get; set; }

    /// <summary>Looks at a handle without taking it over.</summary>
    /// <exception cref="SocketException">The handle is closed or no socket.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The socket takes the handle over.")]
    public static WatchedSocket Open(nint handle, IoInterest interest)
    {
        SafeSocketHandle borrowed = new(handle, ownsHandle: false);
        try
        {
            return new WatchedSocket(borrowed, interest);
        }
        catch
        {
            borrowed.Dispose();
            throw;
        }
    }

    /// <summary>Whether the handle is still an open socket.</summary>
    public bool IsOpen()
    {
        try
        {
            GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Type);
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
