using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>
/// The order in which equals are preferred: by the path of the file, then by the position in it. It is that of a person who reads,
/// and does not change when a build names its files in another order.
/// </summary>
internal static class SourceOrder
{
    /// <summary>Compares two places.</summary>
    public static int Compare(SyntaxNode left, SyntaxNode right)
    {
        int order = left.SyntaxTree == right.SyntaxTree ? 0 : string.CompareOrdinal(left.SyntaxTree.FilePath, right.SyntaxTree.FilePath);
        return order != 0 ? order : left.SpanStart.CompareTo(right.SpanStart);
    }

    /// <summary>Compares two units by where they are declared; those of other assemblies come last, by their names.</summary>
    public static int Compare(CodeUnit left, CodeUnit right)
    {
        if (left == right)
        {
            return 0;
        }

        (Location? one, Location? other) = (PlaceOf(left), PlaceOf(right));
        int order = one is null || other is null
            ? (one is null).CompareTo(other is null)
            : string.CompareOrdinal(one.SourceTree!.FilePath, other.SourceTree!.FilePath);
        order = order == 0 && one is not null ? one.SourceSpan.CompareTo(other!.SourceSpan) : order;
        return order != 0 ? order : string.CompareOrdinal(left.Symbol?.ToDisplayString(), right.Symbol?.ToDisplayString());
    }

    /// <summary>The first declaration: a partial type has one in each of its files.</summary>
    private static Location? PlaceOf(CodeUnit unit) => unit.Function?.GetLocation()
        ?? unit.Symbol?.Locations.Where(l => l.IsInSource).OrderBy(l => l.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(l => l.SourceSpan).FirstOrDefault();
}
