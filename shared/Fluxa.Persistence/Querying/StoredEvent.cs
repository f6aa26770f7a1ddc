namespace Fluxa.Persistence.Querying;

/// <summary>A committed event, as readers see it.</summary>
public sealed record StoredEvent
{
    /// <summary>The tenant that owns the event.</summary>
    public required string TenantId { get; init; }

    /// <summary>The event's id within its tenant.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The id that follows the event through every log line and row.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Name and version of the payload's schema.</summary>
    public required string EventType { get; init; }

    /// <summary>Whose transaction it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The amount, exactly, with four decimals.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 alphabetic code.</summary>
    public required string Currency { get; init; }

    /// <summary>Who was paid.</summary>
    public required string Merchant { get; init; }

    /// <summary>When the transaction took place, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The client's metadata as JSON text (PostgreSQL's spelling of it), or null.</summary>
    public required string? MetadataJson { get; init; }

    /// <summary>Where the payload is kept: one of <see cref="Contracts.PayloadModes"/>.</summary>
    public required string PayloadMode { get; init; }

    /// <summary>The payload's S3 object key, or null when it is kept inline.</summary>
    public required string? PayloadKey { get; init; }

    /// <summary>SHA-256 of the payload's bytes: 32 bytes.</summary>
    public required byte[] PayloadSha256 { get; init; }

    /// <summary>The payload's length in UTF-8 bytes.</summary>
    public required long PayloadBytes { get; init; }

    /// <summary>What the inbox says of the event: <c>processed</c> or <c>failed</c>; <c>processed</c> once the inbox row was cleaned away.</summary>
    public required string Status { get; init; }

    /// <summary>How often the event was tried; 1 once the inbox row was cleaned away.</summary>
    public required int Attempts { get; init; }

    /// <summary>When Ingest took the event, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When the row was written, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
