using System.Buffers;

namespace Curio;

/// <content>Writing.</content>
public sealed partial class AsyncFile
{
    /// <summary>Writes bytes at the position, and moves it behind them.</summary>
    /// <param name="data">The bytes, not to be changed before the coroutine has ended.</param>
    /// <returns>A coroutine without a result. If it throws, the position is where it was, and any part of the bytes is in the file.</returns>
    /// <exception cref="IOException">The disk is full, or the file cannot be written to.</exception>
    /// <exception cref="NotSupportedException">The file was opened for reading only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public async Coro WriteAsync(ReadOnlyMemory<byte> data)
    {
        using (await _file.EnterAsync(FileAccess.Write))
        {
            await _file.WriteAsync(data);
        }
    }

    /// <summary>Writes bytes one after the other, as they are: lines must bring their ends.</summary>
    /// <param name="lines">The lines. They are asked for in the calling task, and written many at a time.</param>
    /// <returns>A coroutine without a result.</returns>
    /// <exception cref="CancelledException">
    /// How much was written is told by its <see cref="CancelledException.Progress"/>, and the position is behind that.
    /// </exception>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    public async Coro WriteLinesAsync(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using (await _file.EnterAsync(FileAccess.Write))
        {
            var batch = new LineBatch(_file);
            foreach (ReadOnlyMemory<byte> line in lines)
            {
                batch.Buffer.Write(line.Span);
                await batch.EndLineAsync();
            }

            await batch.FlushAsync();
        }
    }

    /// <inheritdoc cref="WriteLinesAsync(IEnumerable{ReadOnlyMemory{byte}})"/>
    public Coro WriteLinesAsync(IEnumerable<byte[]> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return WriteLinesAsync(lines.Select(static line => (ReadOnlyMemory<byte>)line));
    }

    /// <summary>Writes bytes at an offset. The position plays no part and stays.</summary>
    /// <param name="offset">Where, in bytes from the beginning; beyond the end, zeros come in between.</param>
    /// <param name="data">The bytes, not to be changed before the coroutine has ended.</param>
    /// <returns>A coroutine without a result. If it throws, any part of the bytes is in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative offset.</exception>
    /// <exception cref="IOException">
    /// The disk is full, or the file cannot be written to; or it is open for <see cref="FileMode.Append"/>, and the offset before its end.
    /// </exception>
    /// <exception cref="NotSupportedException">It is a pipe, or was opened for reading only.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public async Coro WriteAtAsync(long offset, ReadOnlyMemory<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        using (await _file.EnterAsync(FileAccess.Write, needsPositions: true))
        {
            await _file.WriteAtAsync(offset, data);
        }
    }
}
