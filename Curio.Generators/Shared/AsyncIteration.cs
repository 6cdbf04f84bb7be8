using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Finds what <c>await foreach</c> looks for.</summary>
internal static class AsyncIteration
{
    private const string Name = "GetAsyncEnumerator";

    /// <summary>The type's own method that starts an iteration.</summary>
    /// <param name="type">The type.</param>
    /// <returns>A public method that can be called without arguments, or null.</returns>
    public static IMethodSymbol? MethodOf(INamedTypeSymbol type) =>
        type.GetMembers(Name).OfType<IMethodSymbol>().FirstOrDefault(static method =>
            method is { IsStatic: false, Arity: 0, DeclaredAccessibility: Accessibility.Public, RefKind: RefKind.None }
            && method.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams));

    /// <summary>The methods of base types that start an iteration.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The methods, from the nearest base type on.</returns>
    public static IEnumerable<IMethodSymbol> Inherited(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> inherited = type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [];
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType)
        {
            inherited = inherited.Append(each);
        }

        return inherited.Select(MethodOf).OfType<IMethodSymbol>();
    }
}
