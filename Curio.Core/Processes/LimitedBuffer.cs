using System.Buffers;

namespace Curio;

/// <summary>Takes so many bytes and no more: what would write on is stopped by an exception.</summary>
internal sealed class LimitedBuffer(int usual, int limit) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _bytes = new(usual);

    /// <summary>True when there would have been more than the limit: what is here is not all.</summary>
    internal bool IsExceeded { get; private set; }

    /// <summary>What was written.</summary>
    internal ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <inheritdoc/>
    public void Advance(int count) => _bytes.Advance(count);

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Check(sizeHint);
        return _bytes.GetMemory(sizeHint);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Check(sizeHint);
        return _bytes.GetSpan(sizeHint);
    }

    private void Check(int sizeHint)
    {
        // The writer asks before it encodes, so that a single long value is stopped before any of it costs time.
        if (_bytes.WrittenCount + (long)sizeHint > limit)
        {
            IsExceeded = true;
            throw new InvalidOperationException($"More than {limit} bytes.");
        }
    }
}
