using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Bench.Bare;

/// <summary>A received message.</summary>
internal sealed record BareDelivery(string Body, string ReceiptHandle, JsonNode? Attributes)
{
    public static BareDelivery Read(JsonElement message) => new(
        message.GetProperty(nameof(Body)).GetString()!,
        message.GetProperty(nameof(ReceiptHandle)).GetString()!,
        message.TryGetProperty("MessageAttributes", out var attributes) ? JsonNode.Parse(attributes.GetRawText()) : null);
}
