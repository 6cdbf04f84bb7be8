using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Looks through a type for what emitted code cannot name.</summary>
internal static class TypeFaults
{
    /// <summary>The first fault in a type, its arguments, its elements and the types around it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The fault, or none.</returns>
    public static TypeFault Of(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => TypeFault.Unknown,
        IArrayTypeSymbol array => Of(array.ElementType),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => TypeFault.Pointer,
        INamedTypeSymbol named => OfNamed(named),
        ITypeParameterSymbol parameter => Identifiers.IsWritable(parameter.Name) ? TypeFault.None : TypeFault.Unknown,
        _ => TypeFault.None,
    };

    private static TypeFault OfNamed(INamedTypeSymbol type)
    {
        if (!Identifiers.IsWritable(type.Name))
        {
            return TypeFault.Unknown;
        }

        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            TypeFault fault = Of(argument);
            if (fault != TypeFault.None)
            {
                return fault;
            }
        }

        return type.ContainingType is { } outer ? OfNamed(outer) : TypeFault.None;
    }
}
