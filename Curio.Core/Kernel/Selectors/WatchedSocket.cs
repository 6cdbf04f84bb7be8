using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Curio;

/// <summary>
/// A handle as <see cref="Socket.Select(System.Collections.IList, System.Collections.IList, System.Collections.IList, int)"/>
/// wants it: a socket that does not own its handle. On Unix the base library lets any descriptor pass for one.
/// </summary>
internal sealed class WatchedSocket : Socket
{
    private WatchedSocket(SafeSocketHandle handle, IoInterest interest)
        : base(handle)
    {
        Number = handle.DangerousGetHandle();
        Interest = interest;

        // There is nothing to release: the handle is someone else's. So this is neither closed nor finalized.
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
    /// <exception cref="SocketException">The handle is closed or, on Windows, no socket.</exception>
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

    /// <summary>Whether the handle is open now. Asks the system.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "It owns nothing.")]
    public bool IsOpen()
    {
        try
        {
            _ = Open(Number, Interest);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether this is a file on disk or the like, which is always ready. Unix only: Windows takes nothing but sockets here.</summary>
    public bool IsFile()
    {
        if (SocketType != SocketType.Unknown)
        {
            return false;
        }

        try
        {
            using SafeFileHandle file = new(Number, ownsHandle: false);
            RandomAccess.GetLength(file);
            return true;
        }
        catch (Exception e) when (e is NotSupportedException or IOException or UnauthorizedAccessException)
        {
            // A pipe, a terminal: it has no length.
            return false;
        }
    }
}
