namespace Curio;

/// <summary>The kernel's traps that have no friendlier face, for those who build primitives of their own.</summary>
/// <remarks>See also <see cref="WaitQueue"/>, <see cref="Coro.Sleep"/> and <see cref="Coro.CurrentTask"/>.</remarks>
public static class Traps
{
    /// <summary>Waits until a descriptor can be read, has reached its end, or has an error.</summary>
    /// <param name="handle">The descriptor: on Linux its number, elsewhere a socket's handle. It must stay open.</param>
    /// <returns>A coroutine without a result, in the state <c>READ_WAIT</c>.</returns>
    /// <exception cref="ReadResourceBusyException">Another task waits to read it.</exception>
    public static Coro ReadWait(nint handle) => IoOperation.Rent(handle, IoInterest.Read);

    /// <summary>Waits until a descriptor can be written, or has an error.</summary>
    /// <param name="handle">The descriptor: on Linux its number, elsewhere a socket's handle. It must stay open.</param>
    /// <returns>A coroutine without a result, in the state <c>WRITE_WAIT</c>.</returns>
    /// <exception cref="WriteResourceBusyException">Another task waits to write it.</exception>
    public static Coro WriteWait(nint handle) => IoOperation.Rent(handle, IoInterest.Write);
}
