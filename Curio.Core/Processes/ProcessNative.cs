using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Curio;

/// <summary>
/// What worker processes need of the system beyond <see cref="Process"/>: signals other than the one that kills outright, and descriptors. All
/// native calls of this folder are here. On systems other than Linux and macOS the nearest thing that .NET offers stands in.
/// </summary>
internal static unsafe partial class ProcessNative
{
    private const string Library = "libc";
    private const int Interrupt = 2;
    private const int Terminated = 15;
    private const int DuplicateCloseOnExec = 1030;
    private const int CountUnread = 0x541B;
    private const int CallInterrupted = 4;

    // Larger than any system's sigset_t (128 bytes with glibc and musl, 4 on macOS).
    private const int SignalSetSize = 256;

    private static PosixSignalRegistration? s_interrupt;

    /// <summary>Whether signals and descriptors are at hand.</summary>
    [SupportedOSPlatformGuard("linux")]
    [SupportedOSPlatformGuard("macos")]
    public static bool IsUnix { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Starts a process that an interrupt from the terminal does not reach.</summary>
    public static Process StartUninterrupted(ProcessStartInfo start)
    {
        if (!IsUnix)
        {
            return Process.Start(start)!;
        }
        // A process inherits the blocked signals of the thread that starts it, so that there is no moment at which Ctrl-C ends a worker, not
        // even before its runtime is up; a handler, which it would have to install itself, would come too late for that.
        byte* interrupt = stackalloc byte[SignalSetSize];
        byte* previous = stackalloc byte[SignalSetSize];
        _ = EmptySignalSet(interrupt);
        _ = AddSignal(interrupt, Interrupt);
        bool isMacOS = OperatingSystem.IsMacOS();
        _ = ChangeSignalMask(isMacOS ? 1 : 0, interrupt, previous);
        try
        {
            return Process.Start(start)!;
        }
        finally
        {
            _ = ChangeSignalMask(isMacOS ? 3 : 2, previous, null);
        }
    }

    /// <summary>In a worker: an interrupt does nothing. On Unix it does not come, see <see cref="StartUninterrupted"/>.</summary>
    /// <remarks>SIGTERM needs no care: since .NET 10 the runtime leaves it alone, so that it ends the process at once and runs no exit handlers.</remarks>
    public static void IgnoreInterrupt()
    {
        if (!IsUnix)
        {
            s_interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        }
    }

    /// <summary>Sends SIGTERM to a child that nobody else can reap meanwhile.</summary>
    public static void Terminate(Process child)
    {
        // Once the child is reaped, its id may be another's; that takes the system a whole round of ids, not the instant between these two lines.
        if (child.HasExited)
        {
            return;
        }
        if (IsUnix)
        {
            _ = SendSignal(child.Id, Terminated);
        }
        else
        {
            child.Kill();
        }
    }

    /// <summary>Another descriptor for the same file, which programs that this process starts do not inherit.</summary>
    public static SafeFileHandle Duplicate(int descriptor)
    {
        // fcntl takes a variable number of arguments, which macOS passes in another way than declared here. The copy is inherited there.
        int copy = OperatingSystem.IsLinux() ? Control(descriptor, DuplicateCloseOnExec, 3) : DuplicateDescriptor(descriptor);
        Check(copy);
        return new SafeFileHandle(copy, ownsHandle: true);
    }

    /// <summary>Makes the second descriptor mean the same as the first.</summary>
    public static void Redirect(int descriptor, int replaced) => Check(ReplaceDescriptor(descriptor, replaced));

    /// <summary>Waits until nobody has the writing end of a pipe any more. Linux only: elsewhere a wait for no event may not tell of a hang-up.</summary>
    public static void WaitForHangUp(SafeFileHandle pipe)
    {
        // struct pollfd: the descriptor, then 16 bits each for the events asked for (none) and those that came.
        int* watched = stackalloc int[2];
        watched[0] = (int)pipe.DangerousGetHandle();
        watched[1] = 0;
        while (Poll(watched, 1, -1) < 0 && Marshal.GetLastPInvokeError() == CallInterrupted)
        {
        }
    }

    /// <summary>Whether a pipe holds bytes that were written and not read. Known on Linux only; elsewhere false.</summary>
    public static bool HasUnread(SafePipeHandle pipe)
    {
        int count = 0;
        bool isKnown = OperatingSystem.IsLinux() && ControlDevice((int)pipe.DangerousGetHandle(), CountUnread, &count) == 0;
        return isKnown && count > 0;
    }

    /// <summary>Ends this process here and now, whatever its other threads do and without its exit handlers.</summary>
    public static void ExitNow(int exitCode)
    {
        if (IsUnix)
        {
            Exit(exitCode);
        }
        else
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);

    [LibraryImport(Library, EntryPoint = "sigemptyset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EmptySignalSet(byte* set);

    [LibraryImport(Library, EntryPoint = "sigaddset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AddSignal(byte* set, int signal);

    [LibraryImport(Library, EntryPoint = "pthread_sigmask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeSignalMask(int how, byte* set, byte* previous);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlDevice(int descriptor, nuint request, int* count);

    [LibraryImport(Library, EntryPoint = "dup", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DuplicateDescriptor(int descriptor);

    [LibraryImport(Library, EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReplaceDescriptor(int descriptor, int replaced);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(int* watched, nuint count, int timeout);

    [LibraryImport(Library, EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Exit(int exitCode);
}
