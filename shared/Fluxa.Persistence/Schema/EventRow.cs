namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>events</c>: written once by <see cref="Storing.EventStore"/>, never changed.</summary>
internal sealed class EventRow
{
    public required string TenantId { get; init; }

    public required Guid EventId { get; init; }

    public required string CorrelationId { get; init; }

    public required string EventType { get; init; }

    public required string UserId { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    public required string Merchant { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? Metadata { get; init; }

    public required string PayloadMode { get; init; }

    public string? Payload { get; init; }

    public string? PayloadKey { get; init; }

    public required byte[] PayloadSha256 { get; init; }

    public required long PayloadBytes { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
