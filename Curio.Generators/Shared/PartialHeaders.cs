using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>The declarations that reopen a type in another file, the outermost first.</summary>
internal static class PartialHeaders
{
    /// <summary>One header for the type and each one around it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Headers such as <c>partial record struct Reading&lt;T&gt;</c>.</returns>
    public static EquatableArray<string> Of(INamedTypeSymbol type) => Chain(type).Select(Header).ToEquatableArray();

    /// <summary>The type and each one around it, the outermost first.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The types.</returns>
    public static ImmutableArray<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> chain = new();
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
        {
            chain.Push(each);
        }

        return [.. chain];
    }

    /// <summary>How the type's own members call it: shorter than its full name, and right even where a nested type's parameter hides another.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its name with its type parameters.</returns>
    public static string NameInside(INamedTypeSymbol type) =>
        Identifiers.Escape(type.Name) + List(type.TypeParameters.Select(static parameter => Identifiers.Escape(parameter.Name)));

    // Accessibility, bases and constraints need not be said again; variance must be.
    private static string Header(INamedTypeSymbol type) =>
        $"partial {Keyword(type)} {Identifiers.Escape(type.Name)}{List(type.TypeParameters.Select(TypeParameter))}";

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    private static string List(IEnumerable<string> parameters) =>
        string.Join(", ", parameters) is { Length: > 0 } list ? $"<{list}>" : string.Empty;

    private static string TypeParameter(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => string.Empty,
    } + Identifiers.Escape(parameter.Name);
}
