using System.Buffers;

namespace Curio;

/// <summary>Lines on their way into a file, written many at a time.</summary>
internal sealed class LineBatch(OpenFile file)
{
    private const int Size = 256 * 1024;

    private long _bytesWritten;
    private int _linesWritten;
    private int _lines;

    /// <summary>Where the bytes of the line go.</summary>
    internal ArrayBufferWriter<byte> Buffer { get; } = new();

    /// <summary>Says that a line is complete; writes when there is enough.</summary>
    internal async Coro EndLineAsync()
    {
        _lines++;
        if (Buffer.WrittenCount >= Size)
        {
            await FlushAsync();
        }
    }

    /// <summary>Writes what there is.</summary>
    internal async Coro FlushAsync()
    {
        if (Buffer.WrittenCount == 0)
        {
            return;
        }

        try
        {
            await file.WriteAsync(Buffer.WrittenMemory);
        }
        catch (CancelledException exception)
        {
            exception.Progress = new OperationProgress { Bytes = _bytesWritten, Lines = _linesWritten };
            throw;
        }

        _bytesWritten += Buffer.WrittenCount;
        _linesWritten += _lines;
        _lines = 0;
        Buffer.ResetWrittenCount();
    }
}
