using System.Buffers;
using System.Text;

namespace Curio;

/// <summary>How many bytes so many characters take.</summary>
internal static class CharacterCount
{
    /// <summary>The longest sequence of bytes that can be the beginning of a character.</summary>
    private const int LongestPart = 8;

    /// <summary>Finds the length of the first characters of an encoded text.</summary>
    /// <param name="encoding">How it is encoded.</param>
    /// <param name="text">The text.</param>
    /// <param name="count">How many characters are wanted; a surrogate pair is not cut in two.</param>
    /// <param name="length">How many bytes they take.</param>
    /// <param name="missing">How many characters there are too few.</param>
    internal static void Measure(Encoding encoding, ReadOnlySpan<byte> text, int count, out int length, out int missing)
    {
        // Two at least: the decoder refuses to put a pair where there is room for one.
        char[] room = new char[Math.Max(2, (int)Math.Min(count, (long)text.Length + 1))];
        Decoder decoder = encoding.GetDecoder();
        decoder.Convert(text, room.AsSpan(0, Math.Min(room.Length, Math.Max(count, 2))), flush: false, out length, out int found, out _);
        if (count == 1 && found == 2 && !char.IsHighSurrogate(room[0]))
        {
            decoder.Reset();
            decoder.Convert(text, room.AsSpan(0, 1), flush: false, out length, out found, out _);
        }

        // Bytes that are left are those of a character for which there was no room.
        missing = length < text.Length ? 0 : Math.Max(0, count - found);
        if (missing == 0)
        {
            length = WholeLength(encoding, text[..length]);
        }
    }

    /// <summary>The length of an encoded text without the beginning of a character at its end.</summary>
    internal static int WholeLength(Encoding encoding, ReadOnlySpan<byte> text)
    {
        int shortest = Math.Max(0, text.Length - LongestPart);
        for (int length = text.Length; length > shortest; length--)
        {
            if (IsWhole(encoding, text[..length]))
            {
                return length;
            }
        }

        return text.Length;
    }

    private static bool IsWhole(Encoding encoding, ReadOnlySpan<byte> text)
    {
        if (encoding is UTF8Encoding)
        {
            // It can be told from the end; the others must be read from the beginning.
            return Rune.DecodeLastFromUtf8(text, out _, out _) != OperationStatus.NeedMoreData;
        }

        Span<char> ignored = stackalloc char[512];
        Decoder decoder = encoding.GetDecoder();
        while (!text.IsEmpty)
        {
            decoder.Convert(text, ignored, flush: false, out int used, out _, out _);
            text = text[used..];
        }

        return decoder.GetCharCount([], flush: true) == 0;
    }
}
