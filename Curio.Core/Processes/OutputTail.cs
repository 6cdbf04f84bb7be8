using System.Text;

namespace Curio;

/// <summary>Keeps the end of what a worker wrote. Thread-safe.</summary>
internal sealed class OutputTail(int size)
{
    private readonly byte[] _ring = new byte[size];
    private readonly Lock _lock = new();
    private long _written;

    /// <summary>Adds bytes; the oldest give way.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (byte value in bytes[Math.Max(0, bytes.Length - size)..])
            {
                _ring[_written++ % size] = value;
            }
        }
    }

    /// <summary>The bytes kept, as text.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            int start = (int)(_written % size);
            ReadOnlySpan<byte> kept = _written <= size ? _ring.AsSpan(0, (int)_written) : (byte[])[.. _ring.AsSpan(start), .. _ring.AsSpan(0, start)];
            // The first character may have lost its beginning.
            while (_written > size && kept.Length > 0 && (kept[0] & 0xC0) == 0x80)
            {
                kept = kept[1..];
            }
            return Encoding.UTF8.GetString(kept);
        }
    }
}
