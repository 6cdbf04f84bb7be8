using System.Text;

namespace Curio.Tests.IO;

/// <summary>What a file of text does when all goes well.</summary>
public class AsyncTextFileTests : FileTest
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "latin1"];

    [Fact]
    public void Text_is_read_in_parts_and_as_a_whole_and_the_file_is_closed_after_its_block_F01() => Run(async () =>
    {
        string path = Make(ThreeLines);
        AsyncTextFile closed;
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path))
        {
            closed = file;
            Assert.Equal("line", await file.ReadAsync(4));
            Assert.Equal(ThreeLines[4..], await file.ReadAsync(1000));
            Assert.Equal("", await file.ReadAsync(1000));
            Assert.False(file.IsClosed);
            Assert.Equal(1, OpenDescriptors);
        }

        Assert.True(closed.IsClosed);
        Assert.Equal(0, OpenDescriptors);
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path))
        {
            Assert.Equal(ThreeLines, await file.ReadAllAsync());
            Assert.False(file.IsClosed);
            Assert.Equal("", await file.ReadAllAsync());
        }
    });

    [Fact]
    public void Lines_come_one_by_one_as_a_list_by_iteration_and_by_hand_F03() => Run(async () =>
    {
        string[] expected = ["line 1\n", "line 2\n", "line 3\n"];
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(Make(ThreeLines));
        var lines = new List<string>();
        while (await file.ReadLineAsync() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        Assert.Equal(expected, lines);
        await file.SeekAsync(0);
        Assert.Equal(expected, await file.ReadLinesAsync());

        await file.SeekAsync(0);
        lines.Clear();
        await foreach (string line in file)
        {
            lines.Add(line);
        }

        Assert.Equal(expected, lines);

        await file.SeekAsync(7);
        AsyncFileLines<string> stepping = file.GetAsyncEnumerator();
        Assert.True(await stepping.MoveNextAsync());
        Assert.Equal("line 2\n", stepping.Current);
        Assert.True(await stepping.MoveNextAsync());
        Assert.False(await stepping.MoveNextAsync());
        Assert.Null(stepping.Current);
    });

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_pair_that_is_split_over_writes_arrives_whole_F05(string name) => Run(async () =>
    {
        var encoding = Encoding.GetEncoding(name);
        string path = PathOf("new");
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path, FileMode.Create, encoding: encoding))
        {
            await file.WriteAsync("a\ud83d");
            await file.WriteAsync("");
            await file.WriteAsync("\ude00b");
            await file.WriteLinesAsync(["c\ud83d", "", "\ude00", "d\ud83d"]);
            await file.WriteAsync("\ude00");
        }

        Assert.Equal([.. encoding.Preamble, .. encoding.GetBytes("a😀bc😀d😀")], File.ReadAllBytes(path));
    });

    [Fact]
    public void Half_a_pair_is_replaced_before_anything_but_the_other_half_F05() => Run(async () =>
    {
        string path = PathOf("new");
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path, FileMode.Create, FileAccess.ReadWrite))
        {
            await file.WriteAsync("\ud83d");
            Assert.Throws<InvalidOperationException>(() => file.Blocking());
            await file.FlushAsync();
            Assert.Equal("\ufffd", File.ReadAllText(path));
            await file.WriteAsync("\ud83d");
            Assert.Equal("", await file.ReadAllAsync());
            await file.WriteAsync("\ud83d");
            Assert.Equal(0, await file.SeekAsync(0));
            Assert.Equal("\ufffd\ufffd\ufffd", await file.ReadAllAsync());
            await file.WriteAsync("\ud83d");
            await file.WriteAsync("x\ud83d");
        }

        Assert.Equal("\ufffd\ufffd\ufffd\ufffdx\ufffd", File.ReadAllText(path));
    });

    [Fact]
    public void Written_text_and_lines_are_there_exactly_F05() => Run(async () =>
    {
        string path = PathOf("new");
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(path, FileMode.Create);
        await file.WriteAsync("grün\n");
        await file.FlushAsync();
        Assert.Equal(Bytes("grün\n"), File.ReadAllBytes(path));

        string[] lines = [.. Enumerable.Range(0, 50_000).Select(static i => $"line {i} 😀\n")];
        await file.WriteLinesAsync(lines);
        string large = string.Concat(lines);
        await file.WriteAsync(large);
        Assert.Equal("grün\n" + large + large, File.ReadAllText(path));
    });

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_reads_what_it_wrote_F01(string name) => Run(async () =>
    {
        Encoding encoding = Encoding.GetEncoding(name);
        string text = name == "latin1" ? "äöü\nß\n" : "äöü\n\u0a00\u000a\u0a0a😀\nß\n\u010a\n";
        string path = PathOf(name);
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path, FileMode.Create, encoding: encoding))
        {
            await file.WriteLinesAsync([text, text]);
            await file.WriteAsync(text);
        }

        Assert.Equal(text + text + text, File.ReadAllText(path, encoding));
        Encoding? known = name == "latin1" ? encoding : null;
        await using (AsyncTextFile file = await AsyncFile.OpenTextAsync(path, encoding: known))
        {
            Assert.Equal(text + text + text, await file.ReadAllAsync());
            await file.SeekAsync(0);
            string[] lines = [.. (text + text + text).Split('\n')[..^1].Select(static line => line + "\n")];
            Assert.Equal(lines, await file.ReadLinesAsync());
            Assert.Equal(encoding.CodePage, file.Encoding.CodePage);
        }
    });

    [Fact]
    public void A_number_of_characters_is_read_without_cutting_one_F01() => Run(async () =>
    {
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(Make("a€😀b😀c" + new string('€', 100_000)));
        Assert.Equal("a", await file.ReadAsync(1));
        Assert.Equal("€", await file.ReadAsync(2));
        Assert.Equal(4, await file.TellAsync());
        Assert.Equal("😀", await file.ReadAsync(1));
        Assert.Equal(8, await file.TellAsync());
        Assert.Equal("b", await file.ReadAsync(1));
        Assert.Equal("😀c", await file.ReadAsync(3));
        Assert.Equal(new string('€', 99_999), await file.ReadAsync(99_999));
        Assert.Equal("€", await file.ReadAsync(99_999));
        Assert.Equal("", await file.ReadAsync(1));
    });

    [Fact]
    public void Characters_that_arrive_in_pieces_are_put_together_F01() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(pipe, FileMode.Open, FileAccess.ReadWrite, share: FileShare.ReadWrite);
        byte[] bytes = Encoding.UTF8.GetBytes("€uro\n");
        CurioTask<string> read = await Coro.Spawn(file.ReadAsync(2));
        await using var feeder = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        foreach (byte each in bytes)
        {
            feeder.Write([each]);
            await Coro.Sleep(TimeSpan.Zero);
        }

        Assert.Equal("€u", await read.JoinAsync());
        Assert.Equal("ro\n", await file.ReadLineAsync());
    });

    [Fact]
    public void A_mark_is_skipped_at_the_beginning_only() => Run(async () =>
    {
        string path = PathOf("marked");
        File.WriteAllText(path, "a\ufeffb", Encoding.UTF8);
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(path);
        Assert.Equal("a\ufeffb", await file.ReadAllAsync());
        await file.SeekAsync(0);
        Assert.Equal("a", await file.ReadAsync(1));
        Assert.Equal(4, await file.TellAsync());

        File.WriteAllBytes(path, [0xEF, 0xBB]);
        await using AsyncTextFile half = await AsyncFile.OpenTextAsync(path);
        Assert.Equal("\ufffd", await half.ReadAllAsync());
    });

    [Fact]
    public void Truncating_telling_and_the_stream_work_as_for_bytes_F07_F09() => Run(async () =>
    {
        string path = Make(ThreeLines);
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(path, FileMode.Open, FileAccess.ReadWrite);
        Assert.Equal(path, file.Path);
        Assert.Equal("line 1\n", await file.ReadLineAsync());
        Assert.Equal(21, await file.GetLengthAsync());
        Assert.Equal(7, await file.TruncateAsync());
        FileStream stream = file.Blocking();
        await Coro.RunInThread(() => stream.Write(Bytes("x")));
        Assert.Equal(8, await file.TellAsync());
        await file.CloseAsync();
        Assert.Equal("line 1\nx", File.ReadAllText(path));
        Assert.Contains("closed", file.ToString());
    });
}
