using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Curio;

/// <summary>How arguments and results become JSON, the same on both sides.</summary>
internal static class JsonContract
{
    // Fields are included for the sake of tuples, which have nothing else.
    private static readonly JsonSerializerOptions s_options = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new TextConverter(), new CharConverter() },
    };

    /// <summary>How a declared type is serialised.</summary>
    public static JsonTypeInfo Of(Type type) => s_options.GetTypeInfo(type);

    /// <summary>How a type that the caller names is serialised.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Of(typeof(T));

    /// <summary>Says why values of a declared type would not come out of the other process as they went in; null when nothing is known against it.</summary>
    public static string? Objection(Type type)
    {
        if (type.IsByRef || type.IsPointer || type.IsFunctionPointer || type.IsByRefLike)
        {
            return "refers to memory of this process";
        }
        if (type == typeof(object))
        {
            return "does not say what the other process is to make of the JSON";
        }
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "is code of this process";
        }
        JsonTypeInfo contract = Of(type);
        bool isMadeBySubtypes = contract.Kind == JsonTypeInfoKind.Object && (type.IsAbstract || type.IsInterface);
        if (isMadeBySubtypes && contract.PolymorphismOptions is null)
        {
            return "is abstract, and the JSON does not say which type to make of it in the other process";
        }
        return FindLost(contract, []) is not { } lost ? null
            : lost == type ? "keeps its content where the JSON serialiser cannot set it, and would arrive empty"
            : $"contains {lost}, which keeps its content where the JSON serialiser cannot set it, and would arrive empty";
    }

    /// <summary>
    /// Looks for a type whose values all come out the same: it has fields, and nothing that the serialiser could set, such as BigInteger. One
    /// that keeps a part of itself back is let pass; that may be meant.
    /// </summary>
    private static Type? FindLost(JsonTypeInfo contract, HashSet<Type> seen)
    {
        if (!seen.Add(contract.Type))
        {
            return null;
        }
        if (contract.Kind != JsonTypeInfoKind.Object)
        {
            return contract.ElementType is { } element && TryOf(element) is { } items ? FindLost(items, seen) : null;
        }
        JsonPropertyInfo[] carried = [.. contract.Properties.Where(IsCarried)];
        if (carried.Length == 0 && contract.PolymorphismOptions is null && HasFields(contract.Type))
        {
            return contract.Type;
        }
        return carried.Where(static property => property.CustomConverter is null)
            .Select(property => TryOf(property.PropertyType) is { } content ? FindLost(content, seen) : null)
            .FirstOrDefault(static lost => lost is not null);
    }

    private static bool IsCarried(JsonPropertyInfo property) =>
        property.Set is not null || property.AssociatedParameter is not null || property.IsExtensionData
        || property.ObjectCreationHandling == JsonObjectCreationHandling.Populate;

    private static bool HasFields(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetFields(Own).Length > 0)
            {
                return true;
            }
        }
        return false;
    }

    // What the serialiser refuses to know, it refuses to write as well, and then says why.
    private static JsonTypeInfo? TryOf(Type type)
    {
        try
        {
            return Of(type);
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
