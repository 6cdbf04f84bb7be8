namespace Curio.Generators.Memo;

/// <summary>A hash of 128 bits over a sequence of texts, wide enough to stand for them.</summary>
internal sealed class TextHash
{
    private ulong _first = 14695981039346656037;
    private ulong _second = 0x9E3779B97F4A7C15;

    /// <summary>The hash so far.</summary>
    public (ulong, ulong) Value => (_first, _second);

    /// <summary>Adds a text; where one ends and the next begins makes a difference.</summary>
    /// <param name="text">The text.</param>
    public void Add(string text)
    {
        foreach (char c in text)
        {
            Add(c);
        }

        Add(0xFFFFFFFFUL + (ulong)text.Length);
    }

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number.</param>
    public void Add(ulong number)
    {
        unchecked
        {
            _first = (_first ^ number) * 1099511628211;
            _second = (((_second << 27) | (_second >> 37)) + number) * 0xC2B2AE3D27D4EB4F;
        }
    }

    /// <summary>Adds another hash.</summary>
    /// <param name="hash">The hash.</param>
    public void Add((ulong First, ulong Second) hash)
    {
        Add(hash.First);
        Add(hash.Second);
    }
}
