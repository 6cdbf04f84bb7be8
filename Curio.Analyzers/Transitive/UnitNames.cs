using Microsoft.CodeAnalysis;

namespace Curio.Analyzers.Transitive;

/// <summary>What a step of a path is called.</summary>
internal static class UnitNames
{
    /// <summary>The name of a unit; with that of its type, unless the step before was in the same one.</summary>
    /// <param name="symbol">The symbol of the unit; null for a lambda.</param>
    /// <param name="type">The type of the step before; afterwards that of this one.</param>
    public static string Of(ISymbol? symbol, ref INamedTypeSymbol? type)
    {
        switch (symbol)
        {
            case null:
                return "lambda";
            case IMethodSymbol { MethodKind: MethodKind.LocalFunction } local:
                return local.Name;
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                type = constructor.ContainingType.OriginalDefinition;
                return "new " + type.Name;
            case INamedTypeSymbol initialized:
                type = initialized;
                return $"static {initialized.Name}";
            default:
                INamedTypeSymbol? owner = OwnerOf(symbol);
                bool isSame = KnownSymbols.Same(owner, type?.OriginalDefinition);
                type = owner;
                return isSame || owner is null ? NameOf(symbol) : $"{owner.Name}.{NameOf(symbol)}";
        }
    }

    /// <summary>The type that declares a member; a block of extensions has no name.</summary>
    private static INamedTypeSymbol? OwnerOf(ISymbol member)
    {
        INamedTypeSymbol? type = member.ContainingType?.OriginalDefinition;
        return type is { Name.Length: 0, ContainingType: { } outer } ? outer : type;
    }

    private static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } => "this[]",
        IMethodSymbol { AssociatedSymbol: IEventSymbol changed } accessor => $"{changed.Name}.{(accessor.MethodKind == MethodKind.EventAdd ? "add" : "remove")}",
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => member.ToDisplayString(s_operator),
        IMethodSymbol { ExplicitInterfaceImplementations: { IsEmpty: false } contracts } => contracts[0].Name,
        _ => member.Name,
    };

    private static readonly SymbolDisplayFormat s_operator = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
}
