using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Curio.Tests.Kernel.Selectors;

/// <summary>What the base library cannot do to a descriptor, and what Linux tells about one.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCalls
{
    // Above every number that the tests use at the same time, so that a closed one stays free.
    private const int FirstUnused = 4000;
    private const int DuplicateFrom = 1030;

    /// <summary>A second number for the same open file, one that nobody else is handed after it was closed.</summary>
    public static int DuplicateToUnused(int descriptor) => Checked(Fcntl(descriptor, DuplicateFrom, FirstUnused));

    /// <summary>Makes a number stand for another open file, in one step: what closing and reopening does over time.</summary>
    public static void Replace(int target, int source) => Checked(Dup2(source, target));

    public static (int Reader, int Writer) Pipe()
    {
        int[] ends = new int[2];
        Checked(Pipe2(ends, LinuxNative.CloseOnExec | LinuxNative.NonBlocking));
        return (ends[0], ends[1]);
    }

    public static void Close(int descriptor) => Checked(LinuxNative.Close(descriptor));

    public static int CurrentThread() => Gettid();

    public static void Signal(int thread, int signal) => Checked(Tgkill(Environment.ProcessId, thread, signal));

    /// <summary>Returns when a thread sleeps in a system call, and in the one that is meant.</summary>
    public static void AwaitSleep(int thread, Func<bool> isMeant)
    {
        while (!isMeant() || ThreadState(thread) != 'S')
        {
            Thread.Yield();
        }
    }

    /// <summary>The lines of a descriptor's status that begin with a word, for instance the registrations of an epoll set.</summary>
    public static string[] Status(SafeHandle descriptor, string word) =>
        [.. File.ReadLines($"/proc/self/fdinfo/{descriptor.DangerousGetHandle()}").Where(line => line.StartsWith(word, StringComparison.Ordinal))];

    // The letter that the scheduler gives it.
    private static char ThreadState(int thread)
    {
        string line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{thread}/stat"));
        return line[line.LastIndexOf(')') + 2];
    }

    private static int Checked(int result) =>
        result >= 0 ? result : throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup2(int source, int target);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Pipe2([Out, MarshalAs(UnmanagedType.LPArray, SizeConst = 2)] int[] ends, int flags);

    [LibraryImport("libc", EntryPoint = "gettid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Gettid();

    [LibraryImport("libc", EntryPoint = "tgkill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Tgkill(int process, int thread, int signal);
}
