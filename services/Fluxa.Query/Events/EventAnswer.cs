using System.Text.Json;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Events;

/// <summary>An event as its reader gets it. Times are UTC (RFC 3339); the amount has every digit that is stored.</summary>
internal sealed record EventAnswer
{
    public required Guid EventId { get; init; }

    public required string CorrelationId { get; init; }

    public required string UserId { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string Merchant { get; init; }

    public required DateTime Timestamp { get; init; }

    public required JsonElement? Metadata { get; init; }

    public required string PayloadMode { get; init; }

    public required string PayloadSha256 { get; init; }

    public required long PayloadBytes { get; init; }

    public required string Status { get; init; }

    public required int Attempts { get; init; }

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
        Metadata = stored.MetadataJson is null ? null : JsonElement.Parse(stored.MetadataJson),
        PayloadMode = stored.PayloadMode,
        PayloadSha256 = Convert.ToHexStringLower(stored.PayloadSha256),
        PayloadBytes = stored.PayloadBytes,
        Status = stored.Status,
        Attempts = stored.Attempts,
        CreatedAt = stored.CreatedAt.UtcDateTime,
    };
}
