using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Curio.Tests.IO;

/// <summary>What Linux knows about a named pipe that this process has open.</summary>
internal static partial class PipeContent
{
    private const nuint BytesToRead = 0x541B;

    /// <summary>How many bytes a pipe holds when it is full.</summary>
    public const int Capacity = 64 * 1024;

    private static string ReadCall { get; } = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "63" : "0";

    /// <summary>How many bytes are in the pipe.</summary>
    public static int Length(string pipe)
    {
        using SafeFileHandle handle = File.OpenHandle(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Equal(0, Control(handle, BytesToRead, out int length));
        return length;
    }

    /// <summary>True when a thread of this process is inside the system call that reads the pipe.</summary>
    public static bool IsSomebodyReading(string pipe)
    {
        string[] calls =
        [
            .. Directory.GetFiles("/proc/self/fd")
                .Where(entry => new FileInfo(entry).LinkTarget == pipe)
                .Select(static entry => $"{ReadCall} 0x{int.Parse(Path.GetFileName(entry)):x} "),
        ];
        return Directory.GetDirectories("/proc/self/task").Any(task => calls.Any(CallOf(task).StartsWith));
    }

    private static string CallOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "syscall"));
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return string.Empty;
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeFileHandle handle, nuint request, out int value);
}
