using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Generators.Memo;

/// <summary>Finds declarations by the attributes that are written on them, before anything is known of what the names mean.</summary>
internal static class AnnotatedNodes
{
    /// <summary>The types and methods of a file that carry an attribute of some name.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="attribute">The names that it may have.</param>
    /// <param name="aliases">Aliases of the file.</param>
    /// <returns>The declarations in the order of the text.</returns>
    public static IEnumerable<MemberDeclarationSyntax> In(SyntaxTree tree, ImmutableHashSet<string> attribute, IReadOnlyDictionary<string, string> aliases)
    {
        bool IsWanted(AttributeSyntax each)
        {
            string name = LastName(each.Name);
            return attribute.Contains(name) || (aliases.TryGetValue(name, out string? target) && attribute.Contains(target));
        }

        return tree.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is TypeDeclarationSyntax or MethodDeclarationSyntax
                && member.AttributeLists.Any(list => list.Attributes.Any(IsWanted)));
    }

    /// <summary>The last part of a name.</summary>
    /// <param name="name">A name, with dots or without.</param>
    /// <returns>The part, without type arguments.</returns>
    public static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => LastName(qualified.Right),
        AliasQualifiedNameSyntax qualified => LastName(qualified.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };

    /// <summary>The name that a declaration gives to something.</summary>
    /// <param name="node">Any node.</param>
    /// <returns>The name; an empty token when the node declares nothing that other files can see.</returns>
    public static SyntaxToken NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax member => member.Identifier,
        VariableDeclaratorSyntax variable => variable.Identifier,
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter => parameter.Identifier,
        _ => default,
    };
}
