namespace Fluxa.Contracts;

/// <summary>Command: take one accepted event into the store. Sent by Ingest to <see cref="FluxaQueues.ProcessEvent"/>.</summary>
/// <remarks>
/// The payload is the event's JSON text exactly as the client sent it (after decompression); every business field is read
/// from those bytes, so that what is hashed is what is stored.
/// </remarks>
public sealed record IngestEvent
{
    /// <summary>The event's id within its tenant: the client's own, or a UUIDv7 made at the door.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The tenant that owns the event; with <see cref="EventId"/> the key of everything.</summary>
    public required string TenantId { get; init; }

    /// <summary>1–128 visible ASCII characters that follow the event through every log line and row.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Name and version of the payload's schema, for example <c>fluxa.transaction.v1</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>When Ingest took the event, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Where the payload is: one of <see cref="PayloadModes"/>.</summary>
    public required string PayloadMode { get; init; }

    /// <summary>The payload's text; set when <see cref="PayloadMode"/> is <see cref="PayloadModes.Inline"/>.</summary>
    public string? Payload { get; init; }

    /// <summary>The payload's S3 object key; set when <see cref="PayloadMode"/> is <see cref="PayloadModes.S3"/>.</summary>
    public string? PayloadKey { get; init; }

    /// <summary>SHA-256 of the payload's UTF-8 bytes, 64 lower-case hex digits.</summary>
    public required string PayloadSha256 { get; init; }

    /// <summary>The payload's length in UTF-8 bytes.</summary>
    public required long PayloadBytes { get; init; }

    /// <summary>The envelope, when the event came as a CloudEvent; the payload is its data.</summary>
    public CloudEventContext? CloudEvent { get; init; }
}
