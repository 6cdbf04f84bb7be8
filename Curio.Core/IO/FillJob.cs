namespace Curio;

/// <summary>Reads on behind what was read ahead. Its outcome is how many bytes came; fewer than wanted at the file's end only.</summary>
internal sealed class FillJob : FileJob<int>
{
    private const int LargestFirstStep = 16 * 1024 * 1024;

    private readonly ReadAhead _ahead;
    private readonly long _offset;
    private readonly int _wanted;
    private byte[] _array;
    private int _start;
    private int _end;
    private int _shift;

    /// <param name="file">The file.</param>
    /// <param name="ahead">What was read ahead.</param>
    /// <param name="offset">Where in the file that ends; means nothing where positions do not.</param>
    /// <param name="wanted">How many bytes must come.</param>
    internal FillJob(OpenFile file, ReadAhead ahead, long offset, int wanted)
        : base(file)
    {
        _ahead = ahead;
        _offset = offset;
        _wanted = wanted;
        (_array, _start, _end) = ahead.Layout;
        if (_start == _end)
        {
            // Nothing is kept: begin at the front again.
            _shift = _start;
            _start = _end = 0;
        }
    }

    /// <inheritdoc/>
    internal override void Settle() => _ahead.Replace(_array, _shift, _end);

    /// <inheritdoc/>
    protected override int Work()
    {
        int came = 0;
        while (came < _wanted && !IsAbandoned)
        {
            MakeRoom(_wanted - came);
            int count = File.Read(_array.AsSpan(_end), _offset + came);
            if (count == 0)
            {
                break;
            }

            _end += count;
            came += count;
        }

        return came;
    }

    private void MakeRoom(int wanted)
    {
        if (_array.Length - _end >= ReadAhead.Unit / 2)
        {
            return;
        }

        // No more than what is there again: who asks for more than the file has must not pay for it.
        int kept = _end - _start;
        long size = kept + (long)Math.Clamp(wanted, ReadAhead.Unit, Math.Max(kept, LargestFirstStep));
        if (size > Array.MaxLength)
        {
            size = Array.MaxLength;
            if (_array.Length - _start == size)
            {
                MustFit();
                return;
            }
        }

        // A copy, never moved in place: the kernel may look at what is here. See ReadAhead.
        byte[] larger = GC.AllocateUninitializedArray<byte>((int)size);
        _array.AsSpan(_start, kept).CopyTo(larger);
        _array = larger;
        _shift += _start;
        _start = 0;
        _end = kept;
    }

    private void MustFit()
    {
        if (_array.Length == _end)
        {
            throw new IOException(
                $"{File}: the next piece is longer than an array can be ({Array.MaxLength} bytes). Read the file in smaller pieces.");
        }
    }
}
