namespace Curio;

/// <summary>
/// Reads a file piece by piece: looks how long the next piece is, reading on as far as necessary, then takes it. What is only looked at
/// is not lost when the operation is given up.
/// </summary>
/// <typeparam name="T">What a piece is: bytes, or text.</typeparam>
internal abstract class FileReader<T>(OpenFile file)
{
    /// <summary>Up to this length a piece is copied or decoded on the kernel's thread: that takes 10 µs, and a hand-over more.</summary>
    private const int LargestShort = 64 * 1024;

    private const int LargestStep = 16 * 1024 * 1024;

    /// <summary>The file.</summary>
    protected OpenFile File { get; } = file;

    /// <summary>How a line ends.</summary>
    protected abstract LineEnd LineEnd { get; }

    /// <summary>Reads the rest of the file. Given up, it takes what it has, and tells.</summary>
    internal async Coro<T> ReadAllAsync()
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            try
            {
                await PrepareAsync();
                await FillAllAsync();
                return await TakeAsync(File.Ahead.Length);
            }
            catch (CancelledException exception)
            {
                exception.Progress = TakeProgress(WholeLength(File.Ahead.Span), 0);
                throw;
            }
        }
    }

    /// <summary>Reads a line.</summary>
    internal async Coro<T> ReadLineAsync()
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            await PrepareAsync();
            return await TakeAsync(await FindLineAsync());
        }
    }

    /// <summary>Reads the rest of the file, line by line. Given up, it takes the whole lines that it has, and tells.</summary>
    internal async Coro<IReadOnlyList<T>> ReadLinesAsync()
    {
        using (await File.EnterAsync(FileAccess.Read))
        {
            try
            {
                await PrepareAsync();
                await FillAllAsync();
                return await TakeAsync(File.Ahead.Length, Split);
            }
            catch (CancelledException exception)
            {
                (int length, int count) = LineEnd.WholeLines(File.Ahead.Span);
                exception.Progress = TakeProgress(length, count);
                throw;
            }
        }
    }

    /// <summary>Makes a piece of what was read.</summary>
    protected abstract T Convert(ReadOnlyMemory<byte> bytes);

    /// <summary>Puts into words what was read by an operation that was given up.</summary>
    protected abstract OperationProgress Describe(ReadOnlyMemory<byte> bytes, int lines);

    /// <summary>How much of some bytes can be made a piece of: not half a character.</summary>
    protected virtual int WholeLength(ReadOnlySpan<byte> bytes) => bytes.Length;

    /// <summary>Called in each turn before anything is read.</summary>
    protected virtual Coro PrepareAsync() => Ready();

    /// <summary>Takes a piece of what is there. In a turn.</summary>
    protected Coro<T> TakeAsync(int length) => TakeAsync(length, Convert);

    private async Coro<TResult> TakeAsync<TResult>(int length, Func<ReadOnlyMemory<byte>, TResult> convert)
    {
        ReadOnlyMemory<byte> bytes = File.Ahead[..length];
        TResult result = length <= LargestShort ? convert(bytes) : await File.Run(() => convert(bytes));
        File.Consume(length);
        return result;
    }

    private OperationProgress TakeProgress(int length, int lines)
    {
        OperationProgress progress = Describe(File.Ahead[..length], lines);
        File.Consume(length);
        return progress;
    }

    private async Coro FillAllAsync()
    {
        int step = ReadAhead.Unit;
        while (true)
        {
            // From a pipe what there is, so that it is told if the operation is given up before there is more.
            int wanted = File.CanSeek ? step : 1;
            if (await File.FillAsync(wanted) < wanted)
            {
                return;
            }

            step = Math.Min(2 * step, LargestStep);
        }
    }

    private async Coro<int> FindLineAsync()
    {
        int searched = 0;
        while (true)
        {
            int length = LineEnd.Find(File.Ahead.Span, searched);
            if (length > 0)
            {
                return length;
            }

            searched = File.Ahead.Length;
            if (await File.FillAsync(1) == 0)
            {
                return searched;
            }
        }
    }

    private List<T> Split(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<T>();
        while (!bytes.IsEmpty)
        {
            int length = LineEnd.Find(bytes.Span, 0) is var found and > 0 ? found : bytes.Length;
            lines.Add(Convert(bytes[..length]));
            bytes = bytes[length..];
        }

        return lines;
    }

    private static async Coro Ready()
    {
    }
}
