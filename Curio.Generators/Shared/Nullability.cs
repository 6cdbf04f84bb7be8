using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Tells signatures that say something about null from those written where annotations are off.</summary>
internal static class Nullability
{
    /// <summary>Whether a signature names references and says of none whether it may be null.</summary>
    /// <param name="method">The method.</param>
    /// <returns>True when its copy must stand where annotations are off as well.</returns>
    public static bool IsOblivious(IMethodSymbol method)
    {
        List<NullableAnnotation> found = [];
        Collect(method.ReturnType, found);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Collect(parameter.Type, found);
        }

        return found.Count > 0 && found.TrueForAll(static each => each == NullableAnnotation.None);
    }

    private static void Collect(ITypeSymbol type, List<NullableAnnotation> found)
    {
        if (!type.IsValueType)
        {
            found.Add(type.NullableAnnotation);
        }

        if (type is IArrayTypeSymbol array)
        {
            Collect(array.ElementType, found);
        }
        else if (type is INamedTypeSymbol named)
        {
            foreach (ITypeSymbol argument in named.TypeArguments)
            {
                Collect(argument, found);
            }
        }
    }
}
