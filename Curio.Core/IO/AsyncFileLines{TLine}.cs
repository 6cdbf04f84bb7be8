namespace Curio;

/// <summary>Reads the lines of a file one after the other. Made by <c>await foreach</c>, and by <c>foreach</c> in async threads.</summary>
/// <typeparam name="TLine">What a line is: bytes, or text.</typeparam>
public sealed class AsyncFileLines<TLine>
    where TLine : class
{
    private readonly Func<Coro<TLine?>> _readLine;

    internal AsyncFileLines(Func<Coro<TLine?>> readLine) => _readLine = readLine;

    /// <summary>The line that was read last, with its end; null before the first and after the last.</summary>
    public TLine Current { get; private set; } = null!;

    /// <summary>Reads the next line.</summary>
    /// <returns>A coroutine of true; of false at the file's end.</returns>
    /// <remarks>One that is cancelled has read nothing: the next call reads the line.</remarks>
    public async Coro<bool> MoveNextAsync()
    {
        TLine? line = await _readLine();
        Current = line!;
        return line is not null;
    }

    /// <summary>Reads the next line in an async thread; the blocking twin of <see cref="MoveNextAsync"/>.</summary>
    /// <returns>True; false at the file's end.</returns>
    /// <exception cref="SyncIOException">Called in a coroutine.</exception>
    /// <exception cref="AsyncOnlyException">The calling thread is not an async thread.</exception>
    public bool MoveNext()
    {
        ThrowInCoroutine();
        return AsyncThreadDoor.Current?.Await(MoveNextAsync())
            ?? throw new AsyncOnlyException(
                "The lines of an AsyncFile can be read by 'foreach' in an async thread only: one that AsyncThread.Spawn(…) started. "
                + "In ordinary code use a FileStream or File.ReadLines(…).");
    }

    /// <summary>Refuses iteration that would block the kernel's thread.</summary>
    internal static void ThrowInCoroutine()
    {
        if (KernelDoor.Current is not null)
        {
            throw new SyncIOException("A plain 'foreach' over a file would block the kernel's thread. Use 'await foreach'.");
        }
    }
}
