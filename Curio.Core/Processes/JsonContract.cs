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
    };

    /// <summary>How a declared type is serialised.</summary>
    public static JsonTypeInfo Of(Type type) => s_options.GetTypeInfo(type);

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
        return isMadeBySubtypes && contract.PolymorphismOptions is null
            ? "is abstract, and the JSON does not say which type to make of it in the other process"
            : null;
    }
}
