namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>redrive_items</c>: one failure within a redrive, and its outcome.</summary>
internal sealed class RedriveItemRow
{
    public required Guid RedriveId { get; init; }

    public required string TenantId { get; init; }

    public required Guid FailureId { get; init; }

    public required int Position { get; init; }

    public required int FailureVersion { get; init; }

    public required string Outcome { get; init; }

    public string? Stage { get; init; }

    public int? Attempt { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    public string? Detail { get; init; }
}
