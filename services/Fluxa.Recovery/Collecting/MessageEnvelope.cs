using System.Text.Json;
using Fluxa.Contracts;
using MassTransit;

namespace Fluxa.Recovery.Collecting;

/// <summary>What can be told of a message from its body. A body that is no MassTransit envelope tells nothing, and that is no error.</summary>
internal sealed record MessageEnvelope
{
    private static readonly string IngestEventUrn = MessageUrn.ForTypeString<IngestEvent>();

    private const string UrnPrefix = "urn:message:";

    /// <summary>Whether the body could be read as JSON at all.</summary>
    public bool IsReadable { get; private init; }

    public string? MessageId { get; private init; }

    public string? CorrelationId { get; private init; }

    /// <summary>The message's first type, such as <c>Fluxa.Contracts:IngestEvent</c>.</summary>
    public string? MessageType { get; private init; }

    /// <summary>W3C trace context of the sender.</summary>
    public string? ActivityId { get; private init; }

    /// <summary>The message itself, when it is a Fluxa event.</summary>
    public CarriedEvent? Event { get; private init; }

    public static MessageEnvelope Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : new MessageEnvelope { IsReadable = true };
        }
        catch (JsonException)
        {
            return new MessageEnvelope();
        }
    }

    private static MessageEnvelope Read(JsonElement root)
    {
        var types = root.TryGetProperty("messageType", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? listed.EnumerateArray().Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()!).ToList()
            : [];
        var carries = types.Contains(IngestEventUrn, StringComparer.Ordinal) && root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
            ? CarriedEvent.Read(message)
            : null;
        return new MessageEnvelope
        {
            IsReadable = true,
            MessageId = Text(root, "messageId"),
            CorrelationId = carries?.CorrelationId ?? Text(root, "correlationId"),
            MessageType = types.Count > 0 ? Short(types[0]) : null,
            ActivityId = root.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object ? Text(headers, "MT-Activity-Id") : null,
            Event = carries,
        };
    }

    internal static string Short(string urn) => urn.StartsWith(UrnPrefix, StringComparison.Ordinal) ? urn[UrnPrefix.Length..] : urn;

    internal static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
