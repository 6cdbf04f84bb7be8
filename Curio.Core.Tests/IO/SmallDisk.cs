using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Curio.Tests.IO;

/// <summary>A file system of 64 KiB in memory.</summary>
internal sealed partial class SmallDisk : IDisposable
{
    public const int Size = 64 * 1024;

    private const int Detach = 2;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts one. Only an administrator may; a namespace of one's own, in which anybody may, is open to processes of one thread alone.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <returns>The disk, or null when this process may not mount.</returns>
    public static SmallDisk? TryMount(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        return Mount("tmpfs", folder, "tmpfs", 0, $"size={Size}") == 0 ? new SmallDisk(folder) : null;
    }

    [SuppressMessage("Performance", "CA1806", Justification = "What is still mounted then fails the deletion of its folder.")]
    public void Dispose() => Unmount(_folder, Detach);

    [LibraryImport("libc", EntryPoint = "mount", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Mount(string source, string target, string type, nuint flags, string data);

    [LibraryImport("libc", EntryPoint = "umount2", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unmount(string target, int flags);
}
