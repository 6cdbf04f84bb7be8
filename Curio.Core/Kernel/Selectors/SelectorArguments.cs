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

    /// <summary>For a handle that was closed, or never was one.</summary>
    public static ArgumentException NotOpen(nint handle) => new($"Handle {handle} is not open.", nameof(handle));

    /// <summary>For a handle that is ready at all times, so that to wait for it has no meaning.</summary>
    public static NotSupportedException RegularFile(nint handle) => new(
        $"Handle {handle} is a regular file or directory, which is always ready and cannot be watched. "
        + "Use AsyncFile or Coro.RunInThread to read and write it.");
}
