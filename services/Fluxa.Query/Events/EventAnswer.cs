using System.ComponentModel;
using System.Text.Json;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Events;

/// <summary>An event as its reader gets it. Times are UTC (RFC 3339); the amount has every digit that is stored.</summary>
internal sealed record EventAnswer
{
    public const string Processed = "processed";
    public const string Failed = "failed";

    public required Guid EventId { get; init; }

    [Description("Null while the event is failed.")]
    public required string? CorrelationId { get; init; }

    [Description("Null while the event is failed.")]
    public required string? UserId { get; init; }

    [Description("With every digit that is stored; null while the event is failed.")]
    public required decimal? Amount { get; init; }

    [Description("ISO 4217 code; null while the event is failed.")]
    public required string? Currency { get; init; }

    [Description("Null while the event is failed.")]
    public required string? Merchant { get; init; }

    [Description("When the transaction took place, UTC; null while the event is failed.")]
    public required DateTime? Timestamp { get; init; }

    [Description("As the client sent it, or null.")]
    public required JsonElement? Metadata { get; init; }

    [Description("INLINE or S3; null while the event is failed.")]
    public required string? PayloadMode { get; init; }

    [Description("SHA-256 of the payload's bytes, 64 hexadecimal digits.")]
    public required string? PayloadSha256 { get; init; }

    [Description("The payload's length in bytes; null while the event is failed.")]
    public required long? PayloadBytes { get; init; }

    [Description("processed, or failed: it was accepted and could not be processed so far; its history says why.")]
    public required string Status { get; init; }

    [Description("How often it was tried.")]
    public required int Attempts { get; init; }

    [Description("When the row was written, or the failed event first seen, UTC.")]
    public required DateTime CreatedAt { get; init; }

    public static EventAnswer From(StoredEvent stored) => new()
    {
        EventId = stored.EventId,
        CorrelationId = stored.CorrelationId,
        UserId = stored.UserId,
        Amount = stored.Amount,
        Currency = stored.Currency,
        Merchant = stored.Merchant,
        Timestamp = stored.OccurredAt.UtcDateTime,
        Metadata = stored.MetadataJson is null or "null" ? null : JsonElement.Parse(stored.MetadataJson),
        PayloadMode = stored.PayloadMode,
        PayloadSha256 = Convert.ToHexStringLower(stored.PayloadSha256),
        PayloadBytes = stored.PayloadBytes,
        Status = Processed,
        Attempts = stored.Attempts,
        CreatedAt = stored.CreatedAt.UtcDateTime,
    };

    public static EventAnswer From(FailedEvent failed) => new()
    {
        EventId = failed.EventId,
        CorrelationId = null,
        UserId = null,
        Amount = null,
        Currency = null,
        Merchant = null,
        Timestamp = null,
        Metadata = null,
        PayloadMode = null,
        PayloadSha256 = failed.PayloadSha256 is { } hash ? Convert.ToHexStringLower(hash) : null,
        PayloadBytes = null,
        Status = Failed,
        Attempts = failed.Attempts,
        CreatedAt = failed.FirstSeenAt.UtcDateTime,
    };
}
