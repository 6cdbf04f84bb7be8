using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Curio;

/// <summary>
/// Every call into the Linux C library, and the numbers that go with them; nothing else in the runtime declares an import.
/// Each call leaves its error in <see cref="Marshal.GetLastPInvokeError"/> when it returns -1.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LinuxNative
{
    // Flags shared by epoll_create1 and eventfd: both use the numbers of open(2).
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;

    // epoll_ctl(2)
    public const int EpollAdd = 1;
    public const int EpollDelete = 2;
    public const int EpollModify = 3;
    public const uint EpollIn = 0x1;
    public const uint EpollOut = 0x4;
    public const uint EpollError = 0x8;
    public const uint EpollHangUp = 0x10;
    public const uint EpollEdgeTriggered = 0x80000000;

    // errno(3)
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int BadDescriptor = 9;
    public const int Exists = 17;
    public const int NoSystemCall = 38;

    private const string Library = "libc";

    // New system calls have one number on every architecture that .NET runs on.
    private const nint EpollWaitPreciseNumber = 441;

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollControl(DescriptorHandle epoll, int operation, int descriptor, byte* epollEvent);

    [LibraryImport(Library, EntryPoint = "epoll_wait", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int EpollWait(DescriptorHandle epoll, byte* events, int capacity, int milliseconds);

    /// <summary>
    /// epoll_pwait2, by number: C libraries older than the kernel they run on have no function for it. The argument registers of
    /// a variadic call are those of an ordinary one on Linux, where all arguments are integers.
    /// </summary>
    /// <param name="epoll">The epoll set.</param>
    /// <param name="events">Room for <paramref name="capacity"/> events.</param>
    /// <param name="capacity">The most events to return.</param>
    /// <param name="timeout">Seconds and nanoseconds.</param>
    /// <returns>The number of events, or -1.</returns>
    public static int EpollWaitPrecise(DescriptorHandle epoll, byte* events, int capacity, in (long Seconds, long Nanoseconds) timeout)
    {
        fixed ((long Seconds, long Nanoseconds)* pointer = &timeout)
        {
            return (int)SystemCall(EpollWaitPreciseNumber, epoll, events, capacity, pointer, signalMask: null, signalMaskSize: 0);
        }
    }

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(DescriptorHandle descriptor, void* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(DescriptorHandle descriptor, void* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    /// <summary>Turns the last error into an exception.</summary>
    /// <param name="call">The call that failed, as the manual names it.</param>
    public static IOException Failure(string call)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} failed: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).", error);
    }

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SystemCall(
        nint number, DescriptorHandle epoll, void* events, nint capacity, void* timeout, void* signalMask, nint signalMaskSize);
}
