using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>Tells which code stands in a declaration.</summary>
internal static class DeclaredCode
{
    /// <summary>The methods whose bodies stand in a declaration, and the type whose static initialisers do.</summary>
    /// <param name="declaration">A member of a type, or a type for what stands in its head.</param>
    /// <param name="models">The semantic models of the compilation.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static IEnumerable<ISymbol> Of(SyntaxNode declaration, SourceModels models, CancellationToken cancellation)
    {
        if (declaration is BaseFieldDeclarationSyntax fields)
        {
            return fields.Declaration.Variables.Select(each => models.Of(each).GetDeclaredSymbol(each, cancellation)).OfType<ISymbol>().Take(1).SelectMany(Initialized);
        }

        return models.Of(declaration).GetDeclaredSymbol(declaration, cancellation) switch
        {
            IMethodSymbol { MethodKind: MethodKind.StaticConstructor } initializer => [initializer.ContainingType],
            IMethodSymbol method => [method],
            IPropertySymbol property => Accessors(property.GetMethod, property.SetMethod)
                .Concat(declaration is PropertyDeclarationSyntax { Initializer: not null } ? Initialized(property) : []),
            IEventSymbol changed => Accessors(changed.AddMethod, changed.RemoveMethod),
            INamedTypeSymbol type => type.InstanceConstructors,
            _ => [],
        };
    }

    private static IEnumerable<ISymbol> Accessors(params IMethodSymbol?[] accessors) => accessors.OfType<ISymbol>();

    private static IEnumerable<ISymbol> Initialized(ISymbol member) => member.IsStatic ? [member.ContainingType] : member.ContainingType.InstanceConstructors;
}
