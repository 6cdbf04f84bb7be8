using System.Runtime.CompilerServices;

namespace Curio;

/// <summary>Checks of sizes that primitives are made with.</summary>
internal static class Sizes
{
    /// <summary>Throws for a negative size, with the name of what was to be made.</summary>
    internal static void ThrowIfNegative(int size, string what, [CallerArgumentExpression(nameof(size))] string? name = null)
    {
        if (size < 0)
        {
            throw new ArgumentOutOfRangeException(name, size, $"A {what} cannot be made with {name} {size}: it must be 0 or more.");
        }
    }
}
