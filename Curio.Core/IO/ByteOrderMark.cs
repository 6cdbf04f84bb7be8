using System.Text;

namespace Curio;

/// <summary>The bytes at the beginning of a text that say how it is encoded.</summary>
internal static class ByteOrderMark
{
    /// <summary>Encodings that have a mark. A longer mark stands before one with which it begins.</summary>
    internal static Encoding[] Known { get; } =
        [new UTF32Encoding(), new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>Finds the encoding whose mark a text begins with.</summary>
    /// <param name="text">The beginning.</param>
    /// <param name="candidates">The encodings.</param>
    /// <param name="isAll">True when there is no more of it.</param>
    /// <param name="found">The encoding, or null.</param>
    /// <returns>False when more of the text must be seen.</returns>
    internal static bool TryFind(ReadOnlySpan<byte> text, Encoding[] candidates, bool isAll, out Encoding? found)
    {
        found = null;
        foreach (Encoding candidate in candidates)
        {
            ReadOnlySpan<byte> mark = candidate.Preamble;
            if (mark.IsEmpty)
            {
                continue;
            }

            if (text.StartsWith(mark))
            {
                found = candidate;
                return true;
            }

            if (!isAll && text.Length < mark.Length && mark.StartsWith(text))
            {
                return false;
            }
        }

        return true;
    }
}
