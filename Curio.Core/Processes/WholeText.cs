namespace Curio;

/// <summary>Text that UTF-8, and so JSON, can carry.</summary>
internal static class WholeText
{
    /// <summary>Refuses half a surrogate pair: the serialiser would put another character in its place and say nothing.</summary>
    /// <exception cref="NotSupportedException">There is one.</exception>
    internal static void Require(ReadOnlySpan<char> text)
    {
        // Nearly all text has no surrogates at all, and to see that is a matter of vectors.
        int at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0)
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                throw new NotSupportedException($"Text with half a surrogate pair (U+{(int)text[at]:X4}) cannot be carried as JSON. Send the numbers of its characters instead, or its bytes.");
            }

            text = text[(at + 2)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }
    }
}
