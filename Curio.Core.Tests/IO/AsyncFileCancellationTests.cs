using Curio.Tests.Coroutines;
using Curio.Tests.Support;

namespace Curio.Tests.IO;

/// <summary>Operations that are given up while the system works on them. Pipes hold them up for as long as a test wants.</summary>
public class AsyncFileCancellationTests : FileTest
{
    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("write")]
    public void What_blocks_holds_up_a_worker_and_not_the_kernel_F10(string what) => Run(async () =>
    {
        string pipe = MakePipe();
        AsyncFile? file = what == "open" ? null : await OpenPipe(pipe);
        Coro blocking = what switch
        {
            "open" => AsyncFile.OpenAsync(pipe).ToCoro(),
            "read" => file!.ReadOnceAsync(1).ToCoro(),
            _ => file!.WriteAsync(new byte[1_000_000]),
        };
        CurioTask task = await Coro.Spawn(blocking);
        for (int i = 0; i < 100; i++)
        {
            await Coro.Sleep(TimeSpan.Zero);
            Assert.Equal("FUTURE_WAIT", task.State);
        }

        await Settled.When(() => what == "open" || PipeContent.Length(pipe) == PipeContent.Capacity || PipeContent.IsSomebodyReading(pipe));
        await task.CancelAsync();
        Assert.IsType<TaskCancelledException>(task.Exception);
        if (file is null)
        {
            // The worker opens it all the same, and must not leave it open.
            Feed(pipe, "x");
        }
        else
        {
            await file.CloseAsync();
            await Unblock(pipe, what);
        }

        await Settled.When(() => OpenDescriptors == 0);
    });

    [Fact]
    public void A_read_of_all_that_is_cancelled_tells_what_it_has_read_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        Feed(pipe, "one\ntw");
        CancelledException cancelled = await CancelWhenRead(file, file.ReadAllAsync().ToCoro());
        Assert.Equal(6, cancelled.Progress!.Bytes);
        Assert.Equal(Bytes("one\ntw"), cancelled.Progress.Output.ToArray());

        // What the system gives to the call that was given up comes next.
        Feed(pipe, "o\nthree");
        Assert.Equal(Bytes("o\n"), await file.ReadLineAsync());
        Assert.Equal(Bytes("thr"), await file.ReadAsync(3));
    });

    [Fact]
    public void A_read_of_lines_that_is_cancelled_tells_the_whole_lines_and_keeps_the_rest_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        Feed(pipe, "one\ntwo\nthr");
        CancelledException cancelled = await CancelWhenRead(file, file.ReadLinesAsync().ToCoro());
        Assert.Equal(2, cancelled.Progress!.Lines);
        Assert.Equal(Bytes("one\ntwo\n"), cancelled.Progress.Output.ToArray());
        Feed(pipe, "ee\n");
        Assert.Equal(Bytes("three\n"), await file.ReadLineAsync());
    });

    [Fact]
    public void A_read_of_text_that_is_cancelled_tells_whole_characters_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncTextFile file = await AsyncFile.OpenTextAsync(pipe, FileMode.Open, FileAccess.ReadWrite, share: FileShare.ReadWrite);
        using (var feeder = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            feeder.Write(Bytes("a€€").AsSpan(0, 6));
        }

        CurioTask task = await Coro.Spawn(file.ReadAllAsync());
        await WhenPipeIsEmpty(pipe, task);
        await task.CancelAsync();
        Assert.Equal("a€", Assert.IsType<TaskCancelledException>(task.Exception).Progress!.Text);
        using (var feeder = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0))
        {
            feeder.Write(Bytes("€x").AsSpan(2));
        }

        Assert.Equal("€x", await file.ReadAsync(2));
    });

    [Fact]
    public void Other_reads_that_are_cancelled_have_read_nothing_and_touch_no_memory_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        byte[] buffer = new byte[6];
        foreach (Func<Coro> read in (Func<Coro>[])
            [() => file.ReadIntoAsync(buffer).ToCoro(), () => file.ReadAsync(10).ToCoro(), () => file.ReadLineAsync().ToCoro()])
        {
            CurioTask task = await Coro.Spawn(read());
            Feed(pipe, "ab");
            await WhenPipeIsEmpty(pipe, task);
            await task.CancelAsync();
            Assert.Null(Assert.IsType<TaskCancelledException>(task.Exception).Progress);
        }

        Assert.Equal(new byte[6], buffer);
        Feed(pipe, "!");
        Assert.Equal(Bytes("ababab!"), await file.ReadAsync(7));
    });

    [Fact]
    public void The_next_operation_waits_for_the_end_of_what_was_given_up_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        CurioTask read = await Coro.Spawn(file.ReadOnceAsync(1));
        await WhenPipeIsEmpty(pipe, read);
        await read.CancelAsync();
        Assert.Contains("given up", file.ToString());

        CurioTask write = await Steps.Start(file.WriteAsync(Bytes("later")));
        CurioTask given = await Steps.Start(file.WriteAsync(Bytes("never")));
        Assert.Equal("LOCK_ACQUIRE", write.State);
        await given.CancelAsync();
        InvalidOperationException refusal = await Refusals.Of(async () => file.Blocking());
        Assert.Contains("FlushAsync", refusal.Message);

        Feed(pipe, "x");
        await write.JoinAsync();
        Assert.Equal(Bytes("xlater"), await file.ReadAsync(6));
        Assert.NotNull(file.Blocking());
    });

    [Fact]
    public void A_write_that_is_given_up_is_not_mixed_with_the_next_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        byte[] data = [.. Enumerable.Repeat((byte)'a', 3_000_000)];
        CurioTask write = await Coro.Spawn(file.WriteAsync(data));
        using var reader = new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        await Coro.RunInThread(reader.ReadByte);
        await write.CancelAsync();
        Array.Fill(data, (byte)'?');

        CurioTask next = await Steps.Start(file.WriteAsync(Bytes("bbb.")));
        string all = await Coro.RunInThread(() =>
        {
            var text = new System.Text.StringBuilder("a");
            while (text[^1] != '.')
            {
                text.Append((char)reader.ReadByte());
            }

            return text.ToString();
        });
        await next.JoinAsync();
        Assert.Equal("bbb.", all.TrimStart('a'));
        Assert.InRange(all.Length, 1000, data.Length);
    });

    [Fact]
    public void The_position_stays_when_an_operation_is_cancelled_before_it_began_F10() => Run(async () =>
    {
        await using AsyncFile file = await AsyncFile.OpenAsync(Make(ThreeLines), FileMode.Open, FileAccess.ReadWrite);
        await file.SeekAsync(7);
        foreach (Func<Coro> use in (Func<Coro>[])
            [() => file.ReadAsync(5).ToCoro(), () => file.WriteAsync(new byte[9]), () => file.ReadAllAsync().ToCoro(), () => file.TruncateAsync(0).ToCoro()])
        {
            await Coro.SetCancellation(new TaskCancelledException());
            Assert.Equal("TaskCancelledException", await Steps.NameOfThrown(use()));
        }

        Assert.Equal(7, await file.TellAsync());
        Assert.Equal(Bytes("line 2\nline 3\n"), await file.ReadAllAsync());
    });

    [Fact]
    public void Lines_that_are_written_when_it_is_cancelled_are_told_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        await using AsyncFile file = await OpenPipe(pipe);
        using var reader = new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        byte[] line = new byte[100_000];
        CurioTask write = await Coro.Spawn(file.WriteLinesAsync(Enumerable.Repeat(line, 100)));
        await Coro.RunInThread(() => reader.ReadExactly(new byte[300_000]));
        await Settled.When(() => PipeContent.Length(pipe) == PipeContent.Capacity);

        // Three lines make a piece; the second piece is under way.
        await write.CancelAsync();
        OperationProgress progress = Assert.IsType<TaskCancelledException>(write.Exception).Progress!;
        Assert.Equal(3, progress.Lines);
        Assert.Equal(300_000, progress.Bytes);
        await Coro.RunInThread(() => reader.ReadExactly(new byte[256 * 1024]));
        await file.FlushAsync();
    });

    [Fact]
    public void Closing_does_not_wait_for_a_call_that_does_not_end_and_ends_the_waiting_ones_F10() => Run(async () =>
    {
        string pipe = MakePipe();
        CurioTask waiting;
        await using (AsyncFile file = await OpenPipe(pipe))
        {
            CurioTask read = await Coro.Spawn(file.ReadOnceAsync(1));
            await WhenPipeIsEmpty(pipe, read);
            await read.CancelAsync();
            waiting = await Steps.Start(file.ReadOnceAsync(1).ToCoro());
        }

        Assert.IsType<TaskFailedException>(await Steps.Catch(waiting.JoinAsync()));
        Assert.IsType<ObjectDisposedException>(waiting.Exception);
        Assert.Equal(1, OpenDescriptors);
        await Unblock(pipe, "read");
        await Settled.When(() => OpenDescriptors == 0);
    });

    [Fact]
    public void A_cancelled_block_closes_its_file_F10() => Run(async () =>
    {
        string path = Make(ThreeLines);
        async Coro Use()
        {
            await using AsyncFile file = await AsyncFile.OpenAsync(path);
            try
            {
                await Steps.Forever();
            }
            finally
            {
                // Pending while the block closes the file.
                await Coro.SetCancellation(new TaskCancelledException());
            }
        }

        CurioTask task = await Coro.Spawn(Use());
        await Settled.When(() => OpenDescriptors == 1);
        await task.CancelAsync();
        Assert.Equal(0, OpenDescriptors);
    });

    /// <summary>Cancels a read of all once a pipe's bytes are in the file's hands, and gives the exception.</summary>
    private static async Coro<CancelledException> CancelWhenRead(AsyncFile file, Coro read)
    {
        CurioTask task = await Coro.Spawn(read);
        await WhenPipeIsEmpty(file.Path, task);
        await task.CancelAsync();
        return Assert.IsAssignableFrom<CancelledException>(task.Exception);
    }

    /// <summary>Waits until a task waits for a pipe that it has read empty: its worker is in the system call for more.</summary>
    private static Coro WhenPipeIsEmpty(string pipe, CurioTask reader) => Settled.When(() =>
        reader.State == "FUTURE_WAIT" && PipeContent.Length(pipe) == 0 && PipeContent.IsSomebodyReading(pipe));

    private static Coro<Nothing> Unblock(string pipe, string what) => Coro.RunInThread(() =>
    {
        if (what == "read")
        {
            Feed(pipe, "x");
        }
        else
        {
            using var reader = new FileStream(pipe, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
            reader.ReadExactly(new byte[256 * 1024]);
        }

        return default(Nothing);
    });
}
