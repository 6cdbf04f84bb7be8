using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.SymbolDisplayMiscellaneousOptions;

namespace Curio.Generators.Shared;

/// <summary>Types as emitted code spells them: independent of the usings around it.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat s_source = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(EscapeKeywordIdentifiers | UseSpecialTypes | IncludeNullableReferenceTypeModifier);

    // A cref knows neither tuples nor nullable annotations, and writes type arguments in braces.
    private static readonly SymbolDisplayFormat s_reference = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(EscapeKeywordIdentifiers | UseSpecialTypes | ExpandNullable | ExpandValueTuple);

    private static readonly SymbolDisplayFormat s_namespace = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>A type in code, with nullable annotations, tuple names and <c>global::</c>.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its source text.</returns>
    public static string InCode(ITypeSymbol type) => type.ToDisplayString(s_source);

    /// <summary>A type in the <c>cref</c> of an XML documentation comment.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its text there.</returns>
    public static string InReference(ITypeSymbol type) =>
        type.ToDisplayString(s_reference).Replace('<', '{').Replace('>', '}');

    /// <summary>A namespace as its declaration names it.</summary>
    /// <param name="symbol">The namespace.</param>
    /// <returns>Its dotted name; empty for the global one.</returns>
    public static string OfNamespace(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? string.Empty : symbol.ToDisplayString(s_namespace);
}
