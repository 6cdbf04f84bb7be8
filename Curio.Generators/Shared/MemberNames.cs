using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Finds what holds the name of a member that is to be emitted.</summary>
internal static class MemberNames
{
    /// <summary>What holds a name.</summary>
    /// <param name="method">The annotated method.</param>
    /// <param name="name">The name of the new member.</param>
    /// <param name="added">How many parameters the new member has more than the method.</param>
    /// <param name="compilation">Decides what is accessible.</param>
    /// <returns>The holder in words, with the remedy; null when the name is free.</returns>
    public static string? Holder(IMethodSymbol method, string name, int added, Compilation compilation)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (type.Name == name && type.TypeKind != TypeKind.Interface)
        {
            return $"a member cannot have the name of its type; rename '{method.Name}'";
        }

        if (type.TypeParameters.Any(parameter => parameter.Name == name))
        {
            return $"'{type.Name}' has a type parameter of that name; rename one of the two";
        }

        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(name).Any(member => Collides(member, method, added) && compilation.IsSymbolAccessibleWithin(member, type)))
            {
                return $"'{each.Name}' has a member of that name; rename one of the two";
            }
        }

        return null;
    }

    /// <summary>Whether a method stands in the place of an annotated one of a base type without overriding it.</summary>
    /// <param name="method">The annotated method.</param>
    /// <returns>True when the members made of it hide those made of the other.</returns>
    public static bool Hides(IMethodSymbol method)
    {
        for (INamedTypeSymbol? each = method.IsOverride ? null : method.ContainingType.BaseType; each is not null; each = each.BaseType)
        {
            if (each.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => Signatures.Collide(other, method) && Coroutines.Carries(other, "AsyncThreadAttribute")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Collides(ISymbol member, IMethodSymbol method, int added)
    {
        if (member is not IMethodSymbol other)
        {
            return true;
        }

        return other.Arity == method.Arity
            && other.Parameters.Length == method.Parameters.Length + added
            && method.Parameters.Zip(other.Parameters, static (mine, its) => Signatures.Same(mine.Type, its.Type)).All(static same => same)
            && !GeneratedCode.IsOurs(other);
    }
}
