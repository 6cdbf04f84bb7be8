using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Compares parameter lists as the compiler does when it decides whether two methods may stand side by side.</summary>
internal static class Signatures
{
    /// <summary>
    /// Whether two methods would be one method if they had one name: names of tuple elements, nullable annotations,
    /// <c>dynamic</c> and the kind of a reference make no difference.
    /// </summary>
    /// <param name="left">One method.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when their signatures collide.</returns>
    public static bool Collide(IMethodSymbol left, IMethodSymbol right)
    {
        if (left.Arity != right.Arity || left.Parameters.Length != right.Parameters.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Parameters.Length; i++)
        {
            IParameterSymbol mine = left.Parameters[i];
            IParameterSymbol other = right.Parameters[i];
            if (mine.RefKind == RefKind.None != (other.RefKind == RefKind.None) || !Same(mine.Type, other.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two types are the same for a signature.</summary>
    /// <param name="left">One type.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they are; type parameters of methods are when they stand at the same place.</returns>
    public static bool Same(ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (IArrayTypeSymbol a, IArrayTypeSymbol b) => a.Rank == b.Rank && Same(a.ElementType, b.ElementType),
        (IPointerTypeSymbol a, IPointerTypeSymbol b) => Same(a.PointedAtType, b.PointedAtType),
        (ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } a,
            ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } b) => a.Ordinal == b.Ordinal,
        (IDynamicTypeSymbol, _) => IsObject(right),
        (_, IDynamicTypeSymbol) => IsObject(left),
        (INamedTypeSymbol a, INamedTypeSymbol b) => SameNamed(a, b),
        _ => SymbolEqualityComparer.Default.Equals(left, right),
    };

    private static bool IsObject(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Dynamic || type.SpecialType == SpecialType.System_Object;

    private static bool SameNamed(INamedTypeSymbol left, INamedTypeSymbol right)
    {
        if (!SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition))
        {
            return false;
        }

        for (int i = 0; i < left.TypeArguments.Length; i++)
        {
            if (!Same(left.TypeArguments[i], right.TypeArguments[i]))
            {
                return false;
            }
        }

        return left.ContainingType is not { } outer || SameNamed(outer, right.ContainingType);
    }
}
