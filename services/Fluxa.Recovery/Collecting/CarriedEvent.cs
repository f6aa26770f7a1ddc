using System.Text.Json;
using Fluxa.Contracts;

namespace Fluxa.Recovery.Collecting;

/// <summary>The event in a failed <see cref="IngestEvent"/>, as far as its fields can be read.</summary>
internal sealed record CarriedEvent
{
    private const int HashDigits = 64;

    public required string TenantId { get; init; }

    public required Guid EventId { get; init; }

    public string? CorrelationId { get; private init; }

    public string? PayloadMode { get; private init; }

    public string? PayloadKey { get; private init; }

    public long? PayloadBytes { get; private init; }

    public byte[]? PayloadSha256 { get; private init; }

    /// <summary>Null when tenant or id are missing: then nobody can be said to own it.</summary>
    public static CarriedEvent? Read(JsonElement message)
    {
        var tenant = MessageEnvelope.Text(message, "tenantId");
        return tenant is { Length: > 0 } && Guid.TryParse(MessageEnvelope.Text(message, "eventId"), out var eventId)
            ? new CarriedEvent
            {
                TenantId = tenant,
                EventId = eventId,
                CorrelationId = MessageEnvelope.Text(message, "correlationId"),
                PayloadMode = MessageEnvelope.Text(message, "payloadMode") is PayloadModes.Inline or PayloadModes.S3 ? MessageEnvelope.Text(message, "payloadMode") : null,
                PayloadKey = MessageEnvelope.Text(message, "payloadKey"),
                PayloadBytes = message.TryGetProperty("payloadBytes", out var bytes) && bytes.ValueKind == JsonValueKind.Number && bytes.TryGetInt64(out var length) ? length : null,
                PayloadSha256 = Hash(MessageEnvelope.Text(message, "payloadSha256")),
            }
            : null;
    }

    private static byte[]? Hash(string? hex)
    {
        var hash = new byte[HashDigits / 2];
        return hex is { Length: HashDigits } && Convert.FromHexString(hex, hash, out _, out _) == System.Buffers.OperationStatus.Done ? hash : null;
    }
}
