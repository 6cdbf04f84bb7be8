using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Shared;

/// <summary>Checks whether generated code can add to the types around a declaration.</summary>
internal static class PartialTypes
{
    /// <summary>What stands in the way.</summary>
    /// <param name="declaration">A type, or a member of one.</param>
    /// <returns>The name of each type that cannot be extended, with the reason and its remedy.</returns>
    public static IEnumerable<(SyntaxToken Name, string Reason)> Faults(MemberDeclarationSyntax declaration)
    {
        foreach (TypeDeclarationSyntax type in declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                yield return (type.Identifier, $"'{type.Identifier.Text}' is local to its file, where generated code cannot go; remove 'file'");
            }
            else if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                yield return (type.Identifier, $"declare '{type.Identifier.Text}' as 'partial'");
            }
        }
    }

    /// <summary>Whether generated code can spell a type's name, the types and the namespace around it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True when it can.</returns>
    public static bool CanBeNamed(INamedTypeSymbol type) =>
        PartialHeaders.Chain(type).All(static each =>
            Identifiers.IsWritable(each.Name) && Identifiers.AreWritable(each.TypeParameters) && each.GetTypeMembers(each.Name).IsEmpty)
        && NamespaceCanBeNamed(type.ContainingNamespace);

    private static bool NamespaceCanBeNamed(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace || (Identifiers.IsWritable(symbol.Name) && NamespaceCanBeNamed(symbol.ContainingNamespace));
}
