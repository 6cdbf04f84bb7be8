using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curio;

/// <summary>A char as a string of one, unless it is half a pair: see <see cref="WholeText"/>.</summary>
internal sealed class CharConverter : JsonConverter<char>
{
    /// <inheritdoc/>
    public override char Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Only(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, char value, JsonSerializerOptions options)
    {
        WholeText.Require([value]);
        writer.WriteStringValue([value]);
    }

    /// <inheritdoc/>
    public override char ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Only(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, char value, JsonSerializerOptions options)
    {
        WholeText.Require([value]);
        writer.WritePropertyName([value]);
    }

    private static char Only(string? text) => text is [var only] ? only : throw new JsonException("A char is a string of one.");
}
