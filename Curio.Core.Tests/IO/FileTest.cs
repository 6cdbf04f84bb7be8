using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Curio.Tests.IO;

/// <summary>A test with files in a folder of its own, whose waits in vain are found out.</summary>
[SuppressMessage("Design", "CA1063", Justification = "A test class has nothing to finalize.")]
public abstract class FileTest : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("curio-files-");

    /// <summary>The lines of which most tests read.</summary>
    protected const string ThreeLines = "line 1\nline 2\nline 3\n";

    protected string Folder => _folder.FullName;

    /// <summary>How many descriptors of this process lead into the folder. Others come and go with the tests beside this one.</summary>
    protected int OpenDescriptors => Directory.GetFiles("/proc/self/fd")
        .Count(entry => new FileInfo(entry).LinkTarget?.StartsWith(Folder, StringComparison.Ordinal) == true);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Delete(recursive: true);
    }

    /// <summary>A text as bytes.</summary>
    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Runs a coroutine on a kernel in real time.</summary>
    protected static void Run(Func<Coro> main) =>
        Coro.Run(Coro.TimeoutAfter(10.Seconds, main), new KernelOptions { Monitor = false });

    /// <summary>The path of a file that is not there yet.</summary>
    protected string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Makes a file.</summary>
    protected string Make(string content, string name = "data.txt")
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Makes a named pipe.</summary>
    protected string MakePipe()
    {
        using var process = Process.Start("mkfifo", PathOf("pipe"));
        process.WaitForExit();
        return PathOf("pipe");
    }

    /// <summary>Writes into a pipe. Does not wait for a reader to open it.</summary>
    protected static void Feed(string pipe, string text)
    {
        using var stream = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        stream.Write(Bytes(text));
    }

    /// <summary>Opens a pipe at both ends: opening does not block, reading does while it is empty, writing while it is full.</summary>
    protected static Coro<AsyncFile> OpenPipe(string pipe) => AsyncFile.OpenAsync(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
}
