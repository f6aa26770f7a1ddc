using System.Globalization;
using System.Text.Json;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>The fields that are compared, of an event as sent and as read.</summary>
internal static class EventFields
{
    private static readonly string[] Texts = ["event_id", "user_id", "currency", "merchant"];

    public static ExpectedEvent Expect(SampleEvent sample)
    {
        using var document = JsonDocument.Parse(sample.Payload);
        var fields = Read(document.RootElement);
        fields["payload_sha256"] = Canonical.Sha256(sample.Payload);
        fields["payload_bytes"] = sample.Payload.Length.ToString(CultureInfo.InvariantCulture);
        return new ExpectedEvent { Id = sample.Id, Kind = sample.Kind, Fields = fields };
    }

    /// <summary>What differs, as sentences; empty when the event is equal.</summary>
    public static IReadOnlyList<string> Differences(ExpectedEvent expected, JsonElement found)
    {
        var actual = Read(found);
        Copy(found, actual, "payload_sha256", text => text.ToLowerInvariant());
        Copy(found, actual, "payload_bytes", text => text);
        return [.. expected.Fields
            .Where(field => actual.GetValueOrDefault(field.Key) != field.Value)
            .Select(field => $"{field.Key} is {actual.GetValueOrDefault(field.Key) ?? "absent"}, not {field.Value}")];
    }

    private static Dictionary<string, string> Read(JsonElement source)
    {
        var fields = new Dictionary<string, string>();
        foreach (var name in Texts)
        {
            Copy(source, fields, name, text => text);
        }

        Copy(source, fields, "amount", Canonical.Amount);
        Copy(source, fields, "timestamp", Canonical.Timestamp);
        fields["metadata"] = Canonical.Document(source.TryGetProperty("metadata", out var metadata) ? metadata : default);
        return fields;
    }

    private static void Copy(JsonElement source, Dictionary<string, string> fields, string name, Func<string, string> spell)
    {
        if (source.TryGetProperty(name, out var value))
        {
            fields[name] = spell(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
    }
}
