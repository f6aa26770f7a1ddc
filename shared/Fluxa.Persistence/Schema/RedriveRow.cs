namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>redrives</c>: a plan, and what became of it.</summary>
internal sealed class RedriveRow
{
    public required Guid RedriveId { get; init; }

    public required string TenantId { get; init; }

    public required string State { get; init; }

    public required string Stage { get; init; }

    public string? Reason { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string Filter { get; init; }

    public required int Failures { get; init; }

    public required int RatePerSecond { get; init; }

    public required bool Canary { get; init; }

    public required bool Force { get; init; }

    public required string Groups { get; init; }

    public required string Warnings { get; init; }

    public required double EstimatedSeconds { get; init; }

    public string? StoppedBecause { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }
}
