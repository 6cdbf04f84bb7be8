using System.Text;
using Curio.Tests.Coroutines;

namespace Curio.Tests.IO;

/// <summary>What a file of bytes does when all goes well.</summary>
public class AsyncFileTests : FileTest
{
    [Fact]
    public void Single_calls_and_reads_into_memory_give_what_a_stream_gives_F02() => Run(async () =>
    {
        string path = Make(ThreeLines);
        byte[] expected = File.ReadAllBytes(path);

        await using (AsyncFile file = await AsyncFile.OpenAsync(path))
        {
            Assert.Equal(expected, await file.ReadOnceAsync(1000));
            Assert.Empty(await file.ReadOnceAsync(1000));
        }

        await using (AsyncFile file = await AsyncFile.OpenAsync(path))
        {
            byte[] buffer = new byte[1000];
            Assert.Equal(21, await file.ReadIntoAsync(buffer));
            Assert.Equal(expected, buffer[..21]);
            Assert.Equal(new byte[979], buffer[21..]);
            Assert.Equal(0, await file.ReadIntoAsync(buffer));
        }

        await using (AsyncFile file = await AsyncFile.OpenAsync(path))
        {
            byte[] buffer = new byte[8];
            Assert.Equal(8, await file.ReadIntoOnceAsync(buffer));
            Assert.Equal(Bytes("line 1\nl"), buffer);
            Assert.Equal(Bytes("ine"), await file.ReadAsync(3));
            Assert.Empty(await file.ReadAsync(0));
            Assert.Equal(10, (await file.ReadAsync(1000)).Length);
        }
    });

    [Fact]
    public void Read_fills_what_is_asked_for_from_a_pipe_and_a_single_call_does_not_F02() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        Feed(pipe, "abc");
        Assert.Equal(Bytes("abc"), await file.ReadOnceAsync(6));

        CurioTask<byte[]> read = await Coro.Spawn(file.ReadAsync(6));
        Feed(pipe, "def");
        Feed(pipe, "ghi");
        Assert.Equal(Bytes("defghi"), await read.JoinAsync());
        await Assert.ThrowsAsync<NotSupportedException>(async () => await file.SeekAsync(0));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await file.ReadAtAsync(0, new byte[1]));
    });

    [Fact]
    public void Lines_of_bytes_come_with_their_ends_F03() => Run(async () =>
    {
        string path = Make("one\r\ntwo\n\nlast");
        string[] expected = ["one\r\n", "two\n", "\n", "last"];
        await using AsyncFile file = await AsyncFile.OpenAsync(path);
        var lines = new List<string>();
        await foreach (byte[] line in file)
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        Assert.Equal(expected, lines);
        Assert.Empty(await file.ReadLineAsync());
        await file.SeekAsync(0);
        Assert.Equal(Bytes("one\r\n"), await file.ReadLineAsync());
        Assert.Equal(expected[1..], (await file.ReadLinesAsync()).Select(Encoding.UTF8.GetString));
        Assert.Empty(await file.ReadLinesAsync());
    });

    [Fact]
    public void A_line_longer_than_what_is_read_at_a_time_comes_whole_F03() => Run(async () =>
    {
        string longLine = new string('x', 300_000) + "\n";
        await using AsyncFile file = await AsyncFile.OpenAsync(Make(longLine + "y\n" + longLine));
        Assert.Equal(longLine.Length, (await file.ReadLineAsync()).Length);
        Assert.Equal(Bytes("y\n"), await file.ReadLineAsync());
        Assert.Equal(300_003, await file.TellAsync());
        Assert.Equal(longLine, Encoding.UTF8.GetString(await file.ReadLineAsync()));
    });

    [Fact]
    public void Seek_tell_and_the_rest_F06() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using AsyncFile file = await AsyncFile.OpenAsync(path);
        Assert.Equal(10, await file.SeekAsync(10));
        Assert.Equal(10, await file.TellAsync());
        Assert.Equal(File.ReadAllBytes(path)[10..], await file.ReadAllAsync());
        Assert.Equal(21, await file.TellAsync());
        Assert.Equal(18, await file.SeekAsync(-3, SeekOrigin.End));
        Assert.Equal(Bytes(" 3"), await file.ReadAsync(2));
        Assert.Equal(19, await file.SeekAsync(-1, SeekOrigin.Current));
        Assert.Equal(Bytes("3\n"), await file.ReadAllAsync());
        Assert.Equal(21, await file.GetLengthAsync());
        await Assert.ThrowsAsync<IOException>(async () => await file.SeekAsync(-1));
        Assert.Equal(21, await file.TellAsync());
    });

    [Fact]
    public void Write_tell_truncate_seek_and_close_inside_the_block_F07() => Run(async () =>
    {
        string path = PathOf("new");
        await using (AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Create))
        {
            await file.WriteAsync(Bytes("12345"));
            await file.FlushAsync();
            Assert.Equal(5, await file.TellAsync());
            Assert.Equal(2, await file.TruncateAsync(2));
            Assert.Equal(5, await file.TellAsync());
            await file.SeekAsync(2);
            await file.WriteAsync(Bytes("6789"));
            await file.CloseAsync();
            Assert.True(file.IsClosed);
        }

        Assert.Equal("126789", File.ReadAllText(path));
    });

    [Fact]
    public void Truncate_without_a_size_cuts_at_the_position_F07() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Open, FileAccess.ReadWrite);
        await file.ReadLineAsync();
        Assert.Equal(7, await file.TruncateAsync());
        Assert.Equal("line 1\n", File.ReadAllText(path));
        Assert.Empty(await file.ReadAllAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await file.TruncateAsync(-1));
    });

    [Fact]
    public void What_was_written_is_there_also_in_lines_and_on_the_disk_F05() => Run(async () =>
    {
        string path = PathOf("new");
        byte[] large = new byte[1_000_000];
        Random.Shared.NextBytes(large);
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.CreateNew);
        await file.WriteAsync(large);
        await file.FlushAsync(toDisk: true);
        Assert.Equal(large, File.ReadAllBytes(path));

        await file.TruncateAsync(0);
        await file.SeekAsync(0);
        await file.WriteLinesAsync([new byte[] { 1, 2 }, [3], []]);
        await file.WriteLinesAsync(Enumerable.Repeat(large, 3));
        Assert.Equal([1, 2, 3, .. large, .. large, .. large], File.ReadAllBytes(path));
        Assert.Equal(3_000_003, await file.TellAsync());
    });

    [Fact]
    public void Reading_sees_what_was_written_after_it_had_read_ahead_F05() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Open, FileAccess.ReadWrite);
        Assert.Equal(Bytes("line 1\n"), await file.ReadLineAsync());
        await file.WriteAsync(Bytes("LINE"));
        Assert.Equal(Bytes(" 2\n"), await file.ReadLineAsync());
        await file.WriteAtAsync(14, Bytes("Line"));
        Assert.Equal(Bytes("Line 3\n"), await file.ReadLineAsync());
    });

    [Fact]
    public void Reads_and_writes_at_an_offset_leave_the_position() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Open, FileAccess.ReadWrite);
        await file.SeekAsync(7);
        byte[] buffer = new byte[6];
        Assert.Equal(6, await file.ReadAtAsync(14, buffer));
        Assert.Equal(Bytes("line 3"), buffer);
        Assert.Equal(1, await file.ReadAtAsync(20, buffer));
        Assert.Equal(0, await file.ReadAtAsync(1000, buffer));
        await file.WriteAtAsync(25, Bytes("x"));
        Assert.Equal(7, await file.TellAsync());
        Assert.Equal(ThreeLines + "\0\0\0\0x", File.ReadAllText(path));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await file.ReadAtAsync(-1, buffer));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await file.WriteAtAsync(-1, buffer));
    });

    [Fact]
    public void Several_gigabytes() => Run(async () =>
    {
        const long Size = 5L << 30;
        await using AsyncFile file = await AsyncFile.OpenAsync(PathOf("large"), FileMode.Create, FileAccess.ReadWrite);
        await file.TruncateAsync(Size);
        await file.WriteAtAsync(Size - 10, Bytes("near the e"));
        Assert.Equal(Size, await file.GetLengthAsync());
        Assert.Equal(Size - 4, await file.SeekAsync(-4, SeekOrigin.End));
        Assert.Equal(Bytes("he e"), (await file.ReadAllAsync())[..4]);
        await file.WriteAsync(Bytes("nd"));
        Assert.Equal(Size + 2, await file.TellAsync());
        byte[] buffer = new byte[20];
        Assert.Equal(12, await file.ReadAtAsync(Size - 10, buffer));
        Assert.Equal(Bytes("near the end"), buffer[..12]);
        await file.SeekAsync(0);
        Assert.Equal(new byte[3_000_000], await file.ReadAsync(3_000_000));
    });

    [Fact]
    public void To_append_begins_at_the_end() => Run(async () =>
    {
        string path = Make("old");
        await using (AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Append))
        {
            Assert.Equal(3, await file.TellAsync());
            await file.WriteAsync(Bytes(" new"));
            await Assert.ThrowsAsync<IOException>(async () => await file.SeekAsync(0));
        }

        Assert.Equal("old new", File.ReadAllText(path));
    });

    [Fact]
    public void Operations_of_several_tasks_take_turns_in_the_order_of_asking() => Run(async () =>
    {
        string path = PathOf("new");
        await using AsyncFile file = await AsyncFile.OpenAsync(path, FileMode.Create, FileAccess.ReadWrite);
        var writers = new List<CurioTask>();
        for (int i = 0; i < 20; i++)
        {
            writers.Add(await Coro.Spawn(file.WriteAsync(Enumerable.Repeat((byte)i, 1000).ToArray())));
        }

        await Steps.Yield();
        Assert.Equal("FUTURE_WAIT", writers[0].State);
        Assert.Equal("LOCK_ACQUIRE", writers[1].State);
        Assert.Equal(20_000, await file.TellAsync());
        Assert.Equal(Enumerable.Range(0, 20).SelectMany(static i => Enumerable.Repeat((byte)i, 1000)), File.ReadAllBytes(path));
        foreach (CurioTask writer in writers)
        {
            await writer.JoinAsync();
        }
    });

    [Fact]
    public void The_stream_for_blocking_use_shares_the_position_F09() => Run(async () =>
    {
        await using AsyncFile file = await AsyncFile.OpenAsync(Make(ThreeLines));
        Assert.Equal(Bytes("line 1\n"), await file.ReadLineAsync());
        FileStream stream = file.Blocking();
        byte[] buffer = new byte[7];
        await Coro.RunInThread(() => stream.ReadExactly(buffer));
        Assert.Equal(Bytes("line 2\n"), buffer);
        Assert.Equal(14, await file.TellAsync());
        Assert.Equal(Bytes("line 3\n"), await file.ReadLineAsync());

        // Also when it is kept.
        stream.Position = 0;
        Assert.Equal(Bytes("line 1\n"), await file.ReadLineAsync());
    });
}
