using System.Collections.Immutable;

namespace Curio.Generators.Shared;

/// <summary>Makes the lists of models.</summary>
internal static class EquatableArrayExtensions
{
    /// <summary>The elements as a list that compares by value.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="items">The elements.</param>
    /// <returns>The list.</returns>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> =>
        new(items.ToImmutableArray());
}
