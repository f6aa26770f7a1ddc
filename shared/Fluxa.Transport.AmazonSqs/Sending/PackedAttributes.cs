using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>
/// Keeps a message within SQS's limit of 10 attributes. While they fit, each header is an attribute of its own, as MassTransit.AmazonSQS
/// writes them. Beyond, the nine most telling stay and the rest go into one attribute, <c>Packed-Headers</c>: a JSON object of name and
/// value. So does a value that SQS would refuse for its characters. Receiving unpacks it, so consumers and operators see no difference.
/// </summary>
internal static class PackedAttributes
{
    public const string Name = "Packed-Headers";

    /// <summary>Packs what does not fit.</summary>
    /// <param name="attributes">All attributes.</param>
    /// <param name="rank">The lower, the sooner an attribute keeps its own place.</param>
    public static IReadOnlyDictionary<string, MessageAttribute> Pack(
        Dictionary<string, MessageAttribute> attributes,
        Func<string, int>? rank = null)
    {
        if (attributes.Count <= SqsLimits.AttributesPerMessage && AreAllowed(attributes))
        {
            return attributes;
        }

        var refused = attributes.Where(attribute => !IsAllowed(attribute.Value)).Select(attribute => attribute.Key).ToHashSet(StringComparer.Ordinal);
        var kept = attributes.Keys
            .Where(name => !refused.Contains(name))
            .OrderBy(name => attributes[name].IsBinary ? int.MinValue : rank?.Invoke(name) ?? 0)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(SqsLimits.AttributesPerMessage - 1)
            .ToHashSet(StringComparer.Ordinal);

        var packed = new JsonObject(attributes
            .Where(attribute => !kept.Contains(attribute.Key))
            .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)ValueOf(attribute.Value))));

        var result = attributes.Where(attribute => kept.Contains(attribute.Key)).ToDictionary(StringComparer.Ordinal);
        result[Name] = MessageAttribute.Text(packed.ToJsonString());
        return result;
    }

    /// <summary>Gives back the attributes as they were before packing; a packed attribute that is not ours stays as it is.</summary>
    public static IReadOnlyDictionary<string, MessageAttribute> Unpack(IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        if (!attributes.TryGetValue(Name, out var packed) || !TryParse(packed.StringValue, out var values))
        {
            return attributes;
        }

        var result = attributes.Where(attribute => attribute.Key != Name).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            result.TryAdd(name, value);
        }

        return result;
    }

    private static bool AreAllowed(Dictionary<string, MessageAttribute> attributes)
    {
        foreach (var attribute in attributes.Values)
        {
            if (!IsAllowed(attribute))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(MessageAttribute attribute) => attribute.IsBinary || MessageCharacters.IndexOfIllegal(attribute.StringValue) < 0;

    /// <summary>A string stands for itself; other types keep their name beside the value.</summary>
    private static JsonNode ValueOf(MessageAttribute attribute) => attribute switch
    {
        { DataType: "String" } => JsonValue.Create(attribute.StringValue ?? ""),
        { IsBinary: true } => new JsonObject { ["type"] = attribute.DataType, ["base64"] = Convert.ToBase64String(attribute.BinaryValue ?? []) },
        _ => new JsonObject { ["type"] = attribute.DataType, ["value"] = attribute.StringValue },
    };

    private static bool TryParse(string? json, out Dictionary<string, MessageAttribute> values)
    {
        values = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        try
        {
            if (json is null || JsonNode.Parse(json) is not JsonObject packed)
            {
                return false;
            }

            foreach (var (name, value) in packed)
            {
                values[name] = AttributeOf(value);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static MessageAttribute AttributeOf(JsonNode? value) => value switch
    {
        JsonObject { } typed when typed["base64"] is { } bytes =>
            new MessageAttribute { DataType = typed["type"]!.GetValue<string>(), BinaryValue = Convert.FromBase64String(bytes.GetValue<string>()) },
        JsonObject { } typed => new MessageAttribute { DataType = typed["type"]!.GetValue<string>(), StringValue = typed["value"]!.GetValue<string>() },
        JsonValue text => MessageAttribute.Text(text.GetValue<string>()),
        _ => throw new FormatException("A packed header is neither a text nor a typed value"),
    };
}
