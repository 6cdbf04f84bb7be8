using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Constraints of a type parameter as source text.</summary>
internal static class ConstraintText
{
    /// <summary>The whole clause of one type parameter.</summary>
    /// <param name="parameter">The type parameter.</param>
    /// <returns><c>where T : …</c>, or null when anything goes.</returns>
    public static string? Of(ITypeParameterSymbol parameter)
    {
        List<string> parts = [];
        if (Kind(parameter) is { } kind)
        {
            parts.Add(kind);
        }

        for (int i = 0; i < parameter.ConstraintTypes.Length; i++)
        {
            parts.Add(TypeText.InCode(parameter.ConstraintTypes[i].WithNullableAnnotation(parameter.ConstraintNullableAnnotations[i])));
        }

        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            parts.Add("allows ref struct");
        }

        return parts.Count == 0 ? null : $"where {Identifiers.Escape(parameter.Name)} : {string.Join(", ", parts)}";
    }

    // The language wants this one first; an unmanaged type is a struct as well, so the order of the questions counts.
    private static string? Kind(ITypeParameterSymbol parameter) => parameter switch
    {
        { HasUnmanagedTypeConstraint: true } => "unmanaged",
        { HasValueTypeConstraint: true } => "struct",
        { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.Annotated } => "class?",
        { HasReferenceTypeConstraint: true } => "class",
        { HasNotNullConstraint: true } => "notnull",
        _ => null,
    };
}
