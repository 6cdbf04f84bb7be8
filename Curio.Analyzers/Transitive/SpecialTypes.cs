using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>Types that the language uses where their names do not stand.</summary>
internal static class SpecialTypes
{
    /// <summary>What else than its name is mentioned where something runs the constructors and static initialisers of a type.</summary>
    public static IEnumerable<string> StartersOf(TypeDeclarationSyntax type)
    {
        yield return DeclaredNames.Creation;
        if (Attributes(type, "InterpolatedStringHandler").Any())
        {
            yield return DeclaredNames.Text;
        }

        // An extension stands behind a value.
        foreach (string extension in type.Modifiers.Any(SyntaxKind.StaticKeyword) ? type.Members.SelectMany(ExtensionsOf) : [])
        {
            yield return extension;
        }
    }

    /// <summary>The methods that make collections of a type out of their elements.</summary>
    public static IEnumerable<string> BuildersOf(MemberDeclarationSyntax type) => Attributes(type, "CollectionBuilder")
        .Select(static attribute => attribute.ArgumentList?.Arguments.LastOrDefault()?.Expression)
        .Select(static name => name switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } named } => IdNames.Of(named[0].ToString()).Last(),
            _ => "",
        });

    private static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax type, string name) => type.AttributeLists
        .SelectMany(static list => list.Attributes)
        .Where(attribute => WrittenNames.LastOf(attribute.Name) is { } last && (last == name || last == name + "Attribute"));

    private static IEnumerable<string> ExtensionsOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters } method when parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword) => [method.Identifier.ValueText],
        // A block of extensions is a type without a name.
        TypeDeclarationSyntax { Identifier.ValueText: "" } block => block.Members.SelectMany(NamesOf),
        _ => [],
    };

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        _ => [],
    };
}
