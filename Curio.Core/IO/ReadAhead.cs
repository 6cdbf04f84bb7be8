namespace Curio;

/// <summary>What was read from a file and not yet taken: the bytes from the file's position on.</summary>
/// <remarks>
/// For the kernel's thread. A <see cref="FillJob"/> adds to the array behind what is here, or to a larger copy of it, and hands the
/// result over when it has ended; what is here stays where it is meanwhile, so that it may still be looked at and taken.
/// </remarks>
internal sealed class ReadAhead
{
    /// <summary>How many bytes are asked for at one time, at least.</summary>
    internal const int Unit = 64 * 1024;

    private byte[] _array = [];
    private int _start;
    private int _end;

    /// <summary>How many bytes are here.</summary>
    internal int Count => _end - _start;

    /// <summary>The bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes => _array.AsMemory(_start, Count);

    /// <summary>The array and which part of it is in use, for who adds to it.</summary>
    internal (byte[] Array, int Start, int End) Layout => (_array, _start, _end);

    /// <summary>Takes bytes from the front.</summary>
    internal void Consume(int count) => _start += count;

    /// <summary>Forgets all. Not while somebody adds.</summary>
    internal void Clear() => _start = _end = 0;

    /// <summary>Takes over what was added.</summary>
    /// <param name="array">The array, or its larger copy.</param>
    /// <param name="shift">By how much the bytes moved to the front.</param>
    /// <param name="end">Where they end now.</param>
    internal void Replace(byte[] array, int shift, int end)
    {
        // Not computed from what the layout was: bytes may have been taken since.
        _array = array;
        _start -= shift;
        _end = end;
    }
}
