using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>Whether two types can be the same once their type parameters are known.</summary>
internal static class Unification
{
    /// <summary>
    /// False only where two types certainly differ. Names decide, not symbols: the same type may be seen through two frameworks.
    /// </summary>
    public static bool MayBeSame(ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (IArrayTypeSymbol a, IArrayTypeSymbol b) => a.Rank == b.Rank && MayBeSame(a.ElementType, b.ElementType),
        (IArrayTypeSymbol, INamedTypeSymbol { TypeKind: not TypeKind.Error }) or (INamedTypeSymbol { TypeKind: not TypeKind.Error }, IArrayTypeSymbol) => false,
        (INamedTypeSymbol { TypeKind: not TypeKind.Error } a, INamedTypeSymbol { TypeKind: not TypeKind.Error } b) =>
            a.MetadataName == b.MetadataName && a.ContainingNamespace?.Name == b.ContainingNamespace?.Name && MayHaveSameArguments(a, b),
        _ => true,
    };

    /// <summary>Whether what two constructed types are made with may be the same, as far as that matters to who is assigned to whom.</summary>
    public static bool MayHaveSameArguments(INamedTypeSymbol left, INamedTypeSymbol right)
    {
        for (int i = 0; i < Math.Min(left.TypeArguments.Length, right.TypeArguments.Length); i++)
        {
            if (left.OriginalDefinition.TypeParameters[i].Variance == VarianceKind.None && !MayBeSame(left.TypeArguments[i], right.TypeArguments[i]))
            {
                return false;
            }
        }

        return left.ContainingType is not { } around || right.ContainingType is not { } other || MayHaveSameArguments(around, other);
    }
}
