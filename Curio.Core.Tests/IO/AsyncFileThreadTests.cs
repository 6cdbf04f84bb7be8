using System.Text;
using static Curio.AsyncThread;

namespace Curio.Tests.IO;

/// <summary>Files in async threads.</summary>
public class AsyncFileThreadTests : FileTest
{
    [Fact]
    public void A_file_in_an_async_thread_is_used_like_any_other_A10() => Run(async () =>
    {
        string path = Make(ThreeLines);
        AsyncThread<string> thread = await Spawn(() =>
        {
            AsyncTextFile closed;
            using (AsyncTextFile file = AsyncFile.OpenText(path))
            {
                closed = file;
                string text = file.ReadAll();
                Assert.False(file.IsClosed);
                Assert.Equal(21, file.Tell());
                Assert.Equal(ThreeLines, text);
            }

            Assert.True(closed.IsClosed);
            return "done";
        });
        Assert.Equal("done", await thread.JoinAsync());
        Assert.Equal(0, OpenDescriptors);
    });

    [Fact]
    public void Lines_are_iterated_by_a_plain_foreach_A10() => Run(async () =>
    {
        string path = Make(ThreeLines);
        AsyncThread<string> thread = await Spawn(() =>
        {
            var lines = new StringBuilder();
            using AsyncTextFile file = AsyncFile.OpenText(path);
            foreach (string line in file)
            {
                lines.Append(line.Length).Append(' ').Append(line);
            }

            using AsyncFile bytes = AsyncFile.Open(path);
            foreach (byte[] line in bytes)
            {
                lines.Append(line.Length);
            }

            return lines.ToString();
        });
        Assert.Equal("7 line 1\n7 line 2\n7 line 3\n777", await thread.JoinAsync());
    });

    [Fact]
    public void Writing_seeking_and_reading_in_an_async_thread_A10() => Run(async () =>
    {
        string path = PathOf("new");
        AsyncThread thread = await Spawn(() =>
        {
            using AsyncFile file = AsyncFile.Open(path, FileMode.Create, FileAccess.ReadWrite);
            file.Write(Bytes("abcdef"));
            file.WriteLines([new byte[] { 10 }]);
            Assert.Equal(2, file.Seek(2));
            Assert.Equal(Bytes("cd"), file.Read(2));
            Assert.Equal(Bytes("ef\n"), file.ReadLine());
            file.WriteAt(0, Bytes("A"));
            byte[] buffer = new byte[3];
            Assert.Equal(3, file.ReadAt(0, buffer));
            Assert.Equal(Bytes("Abc"), buffer);
            Assert.Equal(4, file.Truncate(4));
            file.Flush();
            file.Close();
        });
        await thread.JoinAsync();
        Assert.Equal("Abcd", File.ReadAllText(path));
    });
}
