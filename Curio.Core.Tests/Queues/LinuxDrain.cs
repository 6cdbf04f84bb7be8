using System.Runtime.InteropServices;

namespace Curio.Tests.Queues;

/// <summary>What somebody who was given a descriptor can do to it: read it empty.</summary>
internal static partial class LinuxDrain
{
    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(SafeHandle descriptor, ref byte buffer, nuint length);
}
