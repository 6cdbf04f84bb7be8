using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Curio.Analyzers.Transitive;

/// <summary>The names of types as they are written.</summary>
internal static class WrittenNames
{
    /// <summary>The last part of a name, without type arguments; null for what is no name.</summary>
    public static string? LastOf(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => LastOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
