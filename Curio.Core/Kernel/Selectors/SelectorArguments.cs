namespace Curio;

/// <summary>What every selector refuses, said once.</summary>
internal static class SelectorArguments
{
    /// <summary>Refuses undefined bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are some.</exception>
    public static void Check(IoInterest interest)
    {
        if ((interest & ~(IoInterest.Read | IoInterest.Write)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(interest), interest, "An interest is Read, Write, both or None.");
        }
    }

    /// <summary>Refuses a span that could hold nothing: the wait would have to drop what it finds.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static void Check(ReadOnlySpan<IoReady> ready)
    {
        if (ready.IsEmpty)
        {
            throw new ArgumentException("A wait needs room for at least one ready handle.", nameof(ready));
        }
    }
}
