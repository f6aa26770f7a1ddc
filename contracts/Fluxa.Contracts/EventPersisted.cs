namespace Fluxa.Contracts;

/// <summary>Event: a row was committed. Published at least once, only after the commit; never for a rolled-back row.</summary>
public sealed record EventPersisted
{
    /// <summary>The event's id within its tenant.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The tenant that owns the event.</summary>
    public required string TenantId { get; init; }

    /// <summary>The id that follows the event through every log line and row.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>Name and version of the payload's schema.</summary>
    public required string EventType { get; init; }

    /// <summary>Whose transaction it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The amount, exactly; negative is a refund.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 alphabetic code.</summary>
    public required string Currency { get; init; }

    /// <summary>Who was paid.</summary>
    public required string Merchant { get; init; }

    /// <summary>When the transaction took place, as the client said.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Where the payload is kept: one of <see cref="PayloadModes"/>.</summary>
    public required string PayloadMode { get; init; }

    /// <summary>SHA-256 of the payload, 64 lower-case hex digits.</summary>
    public required string PayloadSha256 { get; init; }

    /// <summary>The payload's length in UTF-8 bytes.</summary>
    public required long PayloadBytes { get; init; }

    /// <summary>When Ingest took the event, UTC.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When the row was written, UTC.</summary>
    public required DateTimeOffset PersistedAt { get; init; }
}
