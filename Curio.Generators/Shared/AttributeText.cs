using Microsoft.CodeAnalysis;

namespace Curio.Generators.Shared;

/// <summary>Attributes as source text.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>One attribute, without brackets.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <returns>Its source text, or null when it does not compile where it stands.</returns>
    public static string? Of(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type || attribute.AttributeConstructor is null || TypeFaults.Of(type) != TypeFault.None)
        {
            return null;
        }

        List<string?> arguments = [.. attribute.ConstructorArguments.Select(OfValue)];
        arguments.AddRange(attribute.NamedArguments.Select(static pair =>
            OfValue(pair.Value) is { } value ? $"{Identifiers.Escape(pair.Key)} = {value}" : null));
        if (arguments.Contains(null))
        {
            return null;
        }

        string name = TypeText.InCode(type);
        string shortName = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        return arguments.Count == 0 ? shortName : $"{shortName}({string.Join(", ", arguments)})";
    }

    private static string? OfValue(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => null,
        _ when constant.IsNull => "null",
        TypedConstantKind.Type => OfType((ITypeSymbol)constant.Value!),
        TypedConstantKind.Array => OfArray(constant),
        TypedConstantKind.Enum => ConstantText.Of(constant.Value, constant.Type!),
        _ => OfNumber(constant.Value!),
    };

    // Small integers have no suffix; given to an object they need a cast to stay what they are.
    private static string OfNumber(object value) => value switch
    {
        byte => "(byte)" + ConstantText.OfPrimitive(value),
        sbyte => $"(sbyte)({ConstantText.OfPrimitive(value)})",
        short => $"(short)({ConstantText.OfPrimitive(value)})",
        ushort => "(ushort)" + ConstantText.OfPrimitive(value),
        _ => ConstantText.OfPrimitive(value),
    };

    private static string? OfType(ITypeSymbol type) =>
        TypeFaults.Of(type) == TypeFault.None ? $"typeof({TypeText.InCode(type)})" : null;

    private static string? OfArray(TypedConstant constant)
    {
        string?[] values = [.. constant.Values.Select(OfValue)];
        return values.Contains(null) ? null : $"new {TypeText.InCode(constant.Type!)} {{ {string.Join(", ", values)} }}";
    }
}
