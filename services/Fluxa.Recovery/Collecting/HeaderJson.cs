using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Transport.AmazonSqs.Raw;

namespace Fluxa.Recovery.Collecting;

/// <summary>A message's attributes as JSON and back: a text stands for itself, any other type keeps its name.</summary>
internal static class HeaderJson
{
    private const string TextType = "String";

    public static string Write(IReadOnlyDictionary<string, RawValue> attributes) => new JsonObject(attributes
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)ValueOf(attribute.Value)))).ToJsonString();

    public static Dictionary<string, RawValue> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => AttributeOf(member.Value), StringComparer.Ordinal);
    }

    private static JsonNode ValueOf(RawValue attribute) => attribute switch
    {
        { DataType: TextType, Text: { } text } => JsonValue.Create(text),
        { Text: { } text } => new JsonObject { ["type"] = attribute.DataType, ["value"] = text },
        _ => new JsonObject { ["type"] = attribute.DataType, ["base64"] = Convert.ToBase64String(attribute.Bytes.Span) },
    };

    private static RawValue AttributeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => RawValue.Of(value.GetString()!),
        _ when value.TryGetProperty("base64", out var bytes) => new RawValue(value.GetProperty("type").GetString()!, null, bytes.GetBytesFromBase64()),
        _ => new RawValue(value.GetProperty("type").GetString()!, value.GetProperty("value").GetString()),
    };
}
