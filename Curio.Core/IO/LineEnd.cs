using System.Text;

namespace Curio;

/// <summary>Finds the ends of lines in encoded text: a line feed, which takes as many bytes as the encoding says.</summary>
internal sealed class LineEnd(byte[] lineFeed)
{
    /// <summary>That of bytes, and of every encoding that agrees with ASCII there.</summary>
    internal static LineEnd OfBytes { get; } = new("\n"u8.ToArray());

    /// <summary>That of an encoding.</summary>
    internal static LineEnd Of(Encoding encoding) => new(encoding.GetBytes("\n"));

    /// <summary>Finds the first line.</summary>
    /// <param name="text">Whole characters.</param>
    /// <param name="searched">How much of it is known to hold no end.</param>
    /// <returns>The length of the line with its end; 0 when there is no end.</returns>
    internal int Find(ReadOnlySpan<byte> text, int searched)
    {
        int unit = lineFeed.Length;
        if (unit == 1)
        {
            return text[searched..].IndexOf(lineFeed[0]) is var index and >= 0 ? searched + index + 1 : 0;
        }

        // Of two characters, the end of the one and the beginning of the other may look like a line feed.
        for (int i = searched - (searched % unit); i + unit <= text.Length; i += unit)
        {
            if (text[i..].StartsWith(lineFeed))
            {
                return i + unit;
            }
        }

        return 0;
    }

    /// <summary>How long the whole lines are together, and how many.</summary>
    internal (int Length, int Count) WholeLines(ReadOnlySpan<byte> text)
    {
        int length = 0;
        int count = 0;
        while (Find(text[length..], 0) is var line and > 0)
        {
            length += line;
            count++;
        }

        return (length, count);
    }
}
