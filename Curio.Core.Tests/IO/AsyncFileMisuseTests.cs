using System.Runtime.InteropServices;
using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.IO;

/// <summary>Bad input, bad surroundings, and use where it makes no sense.</summary>
public partial class AsyncFileMisuseTests : FileTest
{
    [Fact]
    public void What_cannot_be_opened_is_refused_as_by_the_framework_and_leaves_no_descriptor_F10() => Run(async () =>
    {
        string path = Make(ThreeLines);
        Assert.Equal("FileNotFoundException", await Steps.NameOfThrown(AsyncFile.OpenAsync(PathOf("missing"))));
        Assert.Equal("DirectoryNotFoundException", await Steps.NameOfThrown(AsyncFile.OpenAsync(PathOf("missing/file"))));
        Assert.Equal("UnauthorizedAccessException", await Steps.NameOfThrown(AsyncFile.OpenAsync(Folder)));
        Assert.Equal("UnauthorizedAccessException", await Steps.NameOfThrown(AsyncFile.OpenTextAsync(Folder, FileMode.Open, FileAccess.ReadWrite)));
        Assert.Equal("ArgumentException", await Steps.NameOfThrown(AsyncFile.OpenAsync("a\0b")));
        Assert.Equal("ArgumentException", await Steps.NameOfThrown(AsyncFile.OpenAsync("")));
        Assert.Equal("ArgumentException", await Steps.NameOfThrown(AsyncFile.OpenAsync(path, FileMode.Create, FileAccess.Read)));
        Assert.Equal("ArgumentNullException", await Steps.NameOfThrown(AsyncFile.OpenAsync(null!)));
        Assert.Equal("IOException", await Steps.NameOfThrown(AsyncFile.OpenAsync(path, FileMode.CreateNew)));
        Assert.Equal("DirectoryNotFoundException", await Steps.NameOfThrown(AsyncFile.OpenAsync(path + "/file")));
        Assert.Equal(0, OpenDescriptors);
        Assert.Equal(ThreeLines, File.ReadAllText(path));
    });

    [Fact]
    public void A_file_without_permission_is_refused_F10() => Run(async () =>
    {
        string path = Make(ThreeLines);
        Forbid(path);

        // The administrator may read everything, but a thread can do without. The idle worker is the one that opens the file.
        int before = await Coro.RunInThread(static () => SetFileUser(65534));
        try
        {
            Assert.Equal("UnauthorizedAccessException", await Steps.NameOfThrown(AsyncFile.OpenAsync(path)));
        }
        finally
        {
            await Coro.RunInThread(() => SetFileUser(before));
        }

        Assert.Equal(0, OpenDescriptors);
    });

    [Fact]
    public void A_full_disk_fails_the_write_and_leaves_the_position_F05() => Run(async () =>
    {
        await using AsyncFile file = await AsyncFile.OpenAsync("/dev/full", FileMode.Open, FileAccess.ReadWrite);
        Assert.Equal("IOException", await Steps.NameOfThrown(file.WriteAsync(Bytes("data"))));
        Assert.Equal(0, await file.TellAsync());
        Assert.Equal("IOException", await Steps.NameOfThrown(file.WriteLinesAsync([new byte[1]])));
        Assert.Equal(new byte[3], await file.ReadAsync(3));

        await using AsyncTextFile text = await AsyncFile.OpenTextAsync("/dev/full", FileMode.Open, FileAccess.Write);
        Assert.Equal("IOException", await Steps.NameOfThrown(text.WriteAsync("data")));
    });

    [Fact]
    public void A_file_that_is_made_shorter_while_it_is_read_ends_where_it_ends() => Run(async () =>
    {
        string path = Make(new string('x', 500_000));
        await using AsyncFile file = await AsyncFile.OpenAsync(path, share: FileShare.ReadWrite);
        Assert.Equal(10, (await file.ReadAsync(10)).Length);
        using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(100_000);
        }

        int length = 10;
        while (await file.ReadAsync(70_000) is { Length: > 0 } piece)
        {
            length += piece.Length;
        }

        Assert.Equal(100_000, length);
        Assert.Equal(0, await file.ReadAtAsync(100_000, new byte[10]));
    });

    [Fact]
    public void After_the_end_every_use_is_refused_by_name_F04() => Run(async () =>
    {
        AsyncFile file = await AsyncFile.OpenAsync(Make(ThreeLines), FileMode.Open, FileAccess.ReadWrite);
        AsyncTextFile text = await AsyncFile.OpenTextAsync(Make(ThreeLines, "other"), FileMode.Open, FileAccess.ReadWrite);
        await file.CloseAsync();
        await text.CloseAsync();
        await file.CloseAsync();
        await file.DisposeAsync();
        byte[] some = new byte[1];
        Coro[] uses =
        [
            file.ReadAsync(1).ToCoro(), file.ReadAllAsync().ToCoro(), file.ReadLineAsync().ToCoro(), file.ReadLinesAsync().ToCoro(),
            file.ReadOnceAsync(1).ToCoro(), file.ReadIntoAsync(some).ToCoro(), file.ReadIntoOnceAsync(some).ToCoro(),
            file.ReadAtAsync(0, some).ToCoro(), file.WriteAsync(some), file.WriteAtAsync(0, some), file.WriteLinesAsync([some]),
            file.FlushAsync(), file.SeekAsync(0).ToCoro(), file.TellAsync().ToCoro(), file.TruncateAsync(0).ToCoro(),
            file.GetLengthAsync().ToCoro(), file.GetAsyncEnumerator().MoveNextAsync().ToCoro(),
            text.ReadAsync(1).ToCoro(), text.ReadAllAsync().ToCoro(), text.WriteAsync("x"), text.WriteLinesAsync(["x"]),
        ];
        foreach (Coro use in uses)
        {
            var refusal = Assert.IsType<ObjectDisposedException>(await Steps.Catch(use));
            Assert.Contains(refusal.ObjectName, (string[])[file.Path, text.Path]);
        }

        Assert.Throws<ObjectDisposedException>(() => file.Blocking());
        Assert.Equal(0, OpenDescriptors);
    });

    [Fact]
    public void A_file_that_is_not_open_for_it_refuses_to_be_read_or_written() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using (AsyncFile file = await AsyncFile.OpenAsync(path))
        {
            Assert.Equal("NotSupportedException", await Steps.NameOfThrown(file.WriteAsync(new byte[1])));
            Assert.Equal("NotSupportedException", await Steps.NameOfThrown(file.TruncateAsync(1)));
        }

        await using (AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Truncate))
        {
            Assert.Equal("NotSupportedException", await Steps.NameOfThrown(file.ReadAllAsync()));
            Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadAsync(-1));
        }
    });

    [Fact]
    public void A_file_that_is_open_for_appending_keeps_what_was_there_F05() => Run(async () =>
    {
        string path = Make("abc");
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Append);
        await file.WriteAsync(Bytes("def"));
        Coro[] refused =
        [
            file.TruncateAsync(0).ToCoro(), file.TruncateAsync(2).ToCoro(), file.WriteAtAsync(2, new byte[1]),
            file.SeekAsync(2).ToCoro(),
        ];
        foreach (Coro use in refused)
        {
            Assert.IsType<IOException>(await Steps.Catch(use));
        }

        Assert.Equal(6, await file.TellAsync());
        await file.WriteAtAsync(3, Bytes("D"));
        Assert.Equal(5, await file.TruncateAsync(5));
        Assert.Equal("abcDe", File.ReadAllText(path));
        Assert.Equal(3, await file.TruncateAsync(3));
        await using AsyncTextFile text = await AsyncFile.OpenTextAsync(Make("abc", "other"), FileMode.Append);
        Assert.IsType<IOException>(await Steps.Catch(text.TruncateAsync(2).ToCoro()));
    });

    [Fact]
    public void Another_kernel_is_refused_but_may_close_it()
    {
        string path = Make(ThreeLines);
        AsyncFile? file = null;
        Run(async () => file = await AsyncFile.OpenAsync(path));
        Run(async () =>
        {
            InvalidOperationException refusal = await Refusals.Of(() => file!.ReadAllAsync().ToCoro());
            Assert.Contains("another kernel", refusal.Message);
            await file!.CloseAsync();
        });
        Assert.Equal(0, OpenDescriptors);
    }

    [Fact]
    public void In_a_coroutine_the_blocking_forms_are_refused_F08() => Run(async () =>
    {
        AsyncFile file = await AsyncFile.OpenAsync(Make(ThreeLines));
        AsyncTextFile text = await AsyncFile.OpenTextAsync(Make(ThreeLines));
        Assert.Throws<SyncIOException>(() =>
        {
            foreach (byte[] line in file)
            {
                Assert.Fail("A line was read.");
            }
        });
        Assert.Throws<SyncIOException>(() => text.GetEnumerator());
        Assert.Throws<SyncIOException>(() => text.GetAsyncEnumerator().MoveNext());
        Assert.Throws<AsyncOnlyException>(() =>
        {
            using (text)
            {
                Assert.False(text.IsClosed);
            }
        });
        Assert.Throws<AsyncOnlyException>(() => file.ReadAll());
        Assert.False(text.IsClosed);
        Assert.Equal("line 1\n", await text.ReadLineAsync());
        await text.CloseAsync();
        await file.CloseAsync();
    });

    [Fact]
    public void On_a_plain_thread_the_blocking_forms_say_what_to_use_F08()
    {
        string path = Make(ThreeLines);
        AsyncFile? file = null;
        Run(async () => file = await AsyncFile.OpenAsync(path));
        Assert.Throws<AsyncOnlyException>(() => file!.GetEnumerator().MoveNext());
        Assert.Throws<AsyncOnlyException>(() => file!.ReadLine());
        Run(async () => await file!.CloseAsync());
    }

    private static void Forbid(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetFileUser(int user);
}
