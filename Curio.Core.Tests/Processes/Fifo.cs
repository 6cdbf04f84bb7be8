using System.Diagnostics;

namespace Curio.Tests.Processes;

/// <summary>A named pipe through which a shell script says how far it is.</summary>
internal sealed class Fifo : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("curio-test-");

    private Fifo()
    {
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "fifo");

    public static async Task<Fifo> CreateAsync()
    {
        var fifo = new Fifo();
        using var maker = Process.Start("mkfifo", fifo.Path);
        await maker.WaitForExitAsync().Within();
        return fifo;
    }

    /// <summary>Waits until the script has written something and closed the pipe.</summary>
    public async Task ReadAsync() => Assert.NotEmpty(await Task.Run(() => File.ReadAllBytes(Path)).Within());

    public void Dispose() => _folder.Delete(recursive: true);
}
