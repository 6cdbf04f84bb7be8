using System.Buffers;
using System.Text.Json;

namespace Curio;

/// <summary>
/// The protocol's own records travel as JSON arrays of strings, written and read by hand: to set up the serialiser for two records costs
/// each worker 10 ms of its start (2026-11, two virtual cores), a seventh of all.
/// </summary>
internal static class StringList
{
    /// <summary>The strings as a JSON array.</summary>
    public static byte[] Write(params ReadOnlySpan<string> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (string value in values)
            {
                json.WriteStringValue(value);
            }
            json.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The strings of a JSON array.</summary>
    public static string[] Read(ReadOnlySpan<byte> json)
    {
        List<string> values = [];
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                values.Add(reader.GetString()!);
            }
        }
        return [.. values];
    }
}
