using System.Buffers;

namespace Curio;

/// <summary>Writes at an offset. Of what its caller gave up, it writes the piece in hand to its end and no more.</summary>
internal sealed class WriteJob(OpenFile file, long offset, ReadOnlyMemory<byte> data) : FileJob<Nothing>(file)
{
    private const int LongestPiece = 256 * 1024;

    /// <inheritdoc/>
    protected override Nothing Work()
    {
        byte[] piece = ArrayPool<byte>.Shared.Rent(Math.Min(data.Length, LongestPiece));
        try
        {
            int written = 0;
            while (written < data.Length)
            {
                int count = Math.Min(data.Length - written, LongestPiece);
                if (!TryCopy(data.Slice(written, count), piece))
                {
                    break;
                }

                File.Write(piece.AsSpan(0, count), offset + written);
                written += count;
            }

            return default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
