using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Curio.Generators.Shared;

/// <summary>Constants as source text: default values of parameters and arguments of attributes.</summary>
internal static class ConstantText
{
    /// <summary>A constant that converts to the type without a further cast.</summary>
    /// <param name="value">The value as metadata has it: an enum's is the number behind it.</param>
    /// <param name="type">The type that it is given to.</param>
    /// <returns>Its source text.</returns>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return OfNothing(type);
        }

        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        return bare.TypeKind == TypeKind.Enum ? OfEnum(value, bare) : OfPrimitive(value);
    }

    /// <summary>A primitive that keeps its own type, whatever it is assigned to.</summary>
    /// <param name="value">A number, a truth value, a character or a string.</param>
    /// <returns>Its source text.</returns>
    public static string OfPrimitive(object value) => value switch
    {
        float number when float.IsNaN(number) || float.IsInfinity(number) => "float." + NameOf(number),
        double number when double.IsNaN(number) || double.IsInfinity(number) => "double." + NameOf(number),
        float => Plain(value) + "F",
        double => Plain(value) is var text && text.Any(static c => c is '.' or 'E') ? text : Plain(value) + ".0",
        decimal => Plain(value) + "M",
        long => Plain(value) + "L",
        uint => Plain(value) + "U",
        ulong => Plain(value) + "UL",
        _ => Plain(value),
    };

    // A reference that is not annotated but defaults to null was written with the forgiving operator; so is its copy.
    private static string OfNothing(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { HasValueTypeConstraint: false, NullableAnnotation: NullableAnnotation.NotAnnotated } => "default!",
        ITypeParameterSymbol => "default",
        { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } => "null!",
        { IsReferenceType: true } => "null",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "null",
        _ => "default",
    };

    private static string OfEnum(object value, ITypeSymbol type)
    {
        string name = TypeText.InCode(type);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
            {
                return $"{name}.{Identifiers.Escape(field.Name)}";
            }
        }

        string number = Plain(value);
        return number[0] == '-' ? $"({name})({number})" : $"({name}){number}";
    }

    private static string NameOf(double number) =>
        double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity";

    private static string Plain(object value) =>
        SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)
            ?? Convert.ToString(value, CultureInfo.InvariantCulture);
}
