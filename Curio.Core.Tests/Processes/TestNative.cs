using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Curio.Tests.Processes;

/// <summary>What these tests ask of Linux.</summary>
internal static unsafe partial class TestNative
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const int OpenProcessNumber = 434;
    private const int NoSuchProcess = 3;
    private const int Readable = 1;

    public static void Send(int processId, int signal) => Assert.Equal(0, SendSignal(processId, signal));

    /// <summary>A handle that stays with a process, whoever's child it is; null when it has gone already.</summary>
    public static SafeFileHandle? Open(int processId)
    {
        long descriptor = SystemCall(OpenProcessNumber, processId, 0);
        if (descriptor < 0)
        {
            Assert.Equal(NoSuchProcess, Marshal.GetLastPInvokeError());
            return null;
        }
        return new SafeFileHandle((nint)descriptor, ownsHandle: true);
    }

    /// <summary>Waits for the end of an opened process.</summary>
    public static bool WaitForEnd(SafeFileHandle process, TimeSpan limit)
    {
        int* watched = stackalloc int[2];
        watched[0] = (int)process.DangerousGetHandle();
        watched[1] = Readable;
        return Poll(watched, 1, (int)limit.TotalMilliseconds) == 1;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long SystemCall(long number, long first, long second);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(int* watched, nuint count, int timeout);
}
