namespace Fluxa.Persistence.Storing;

/// <summary>An event that was read and verified and is to be stored: the caller's half of a row of <c>events</c>.</summary>
public sealed record NewEvent
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

    /// <summary>The amount: at most 15 digits before and 4 after the point, kept exactly.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 alphabetic code.</summary>
    public required string Currency { get; init; }

    /// <summary>Who was paid.</summary>
    public required string Merchant { get; init; }

    /// <summary>When the transaction took place. The instant is kept to the microsecond; the offset is not.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The client's metadata as JSON text, if there was any; null for an inline payload that has it, which is where it is then read.</summary>
    public string? MetadataJson { get; init; }

    /// <summary>Where the payload is kept: one of <see cref="Contracts.PayloadModes"/>.</summary>
    public required string PayloadMode { get; init; }

    /// <summary>The payload's text; set exactly when it is kept inline.</summary>
    public string? Payload { get; init; }

    /// <summary>The payload's S3 object key; set exactly when it is kept in S3.</summary>
    public string? PayloadKey { get; init; }

    /// <summary>SHA-256 of the payload's bytes: 32 bytes.</summary>
    public required byte[] PayloadSha256 { get; init; }

    /// <summary>The payload's length in UTF-8 bytes.</summary>
    public required long PayloadBytes { get; init; }

    /// <summary>When Ingest took the event.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }
}
