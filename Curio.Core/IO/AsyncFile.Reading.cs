namespace Curio;

/// <content>Reading.</content>
public sealed partial class AsyncFile
{
    /// <summary>Reads bytes from the position on: as many as asked for, unless the file ends before.</summary>
    /// <param name="count">How many.</param>
    /// <returns>A coroutine of the bytes; none at the file's end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    /// <remarks>When others make the file shorter meanwhile, it ends where it ends then. The same holds for all that reads.</remarks>
    public Coro<byte[]> ReadAsync(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _reader.ReadAsync(count);
    }

    /// <summary>Reads what one call of the system gives, or what was read ahead. For pipes: it does not wait for more.</summary>
    /// <param name="count">How many bytes at most.</param>
    /// <returns>A coroutine of the bytes; none at the file's end.</returns>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public Coro<byte[]> ReadOnceAsync(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _reader.ReadOnceAsync(count);
    }

    /// <summary>Reads bytes into memory until it is full or the file ends.</summary>
    /// <param name="buffer">Where the bytes go. It is written to when they are all there, and not at all when the caller gives up.</param>
    /// <returns>A coroutine of how many bytes; 0 at the file's end.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">The file was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<int> ReadIntoAsync(Memory<byte> buffer) => _reader.ReadIntoAsync(buffer, once: false);

    /// <summary>As <see cref="ReadIntoAsync"/>, with one call of the system at most, as <see cref="ReadOnceAsync"/>.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <returns>A coroutine of how many bytes; 0 at the file's end.</returns>
    /// <inheritdoc cref="ReadIntoAsync" path="/exception"/>
    public Coro<int> ReadIntoOnceAsync(Memory<byte> buffer) => _reader.ReadIntoAsync(buffer, once: true);

    /// <summary>Reads the rest of the file.</summary>
    /// <returns>A coroutine of the bytes.</returns>
    /// <exception cref="CancelledException">
    /// What was read so far is the <see cref="OperationProgress.Output"/> of its <see cref="CancelledException.Progress"/>, and the position
    /// is behind it.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read, or the rest is longer than an array can be (2 GB).</exception>
    /// <exception cref="NotSupportedException">The file was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Coro<byte[]> ReadAllAsync() => _reader.ReadAllAsync();

    /// <summary>Reads a line, with its end: a line feed, and what comes before it.</summary>
    /// <returns>A coroutine of the line; empty at the file's end. The last may have no end.</returns>
    /// <inheritdoc cref="ReadAllAsync" path="/exception[position()>1]"/>
    public Coro<byte[]> ReadLineAsync() => _reader.ReadLineAsync();

    /// <summary>Reads the rest of the file as lines with their ends.</summary>
    /// <returns>A coroutine of the lines.</returns>
    /// <exception cref="CancelledException">
    /// The whole lines that were read so far are the <see cref="OperationProgress.Output"/> of its
    /// <see cref="CancelledException.Progress"/>, and the position is behind them.
    /// </exception>
    /// <inheritdoc cref="ReadAllAsync" path="/exception[position()>1]"/>
    public Coro<IReadOnlyList<byte[]>> ReadLinesAsync() => _reader.ReadLinesAsync();

    /// <summary>Reads bytes at an offset until the memory is full or the file ends. The position plays no part and stays.</summary>
    /// <param name="offset">Where, in bytes from the beginning.</param>
    /// <param name="buffer">Where the bytes go. It is written to when they are all there, and not at all when the caller gives up.</param>
    /// <returns>A coroutine of how many bytes; 0 at or beyond the file's end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative offset.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="NotSupportedException">It is a pipe, or was opened for writing only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public async Coro<int> ReadAtAsync(long offset, Memory<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        using (await _file.EnterAsync(FileAccess.Read, needsPositions: true))
        {
            ReadOnlyMemory<byte> bytes = await _file.ReadAtAsync(offset, buffer.Length);
            bytes.CopyTo(buffer);
            return bytes.Length;
        }
    }
}
