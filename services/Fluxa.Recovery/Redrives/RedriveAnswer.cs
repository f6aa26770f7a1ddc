using System.Text.Json;
using Fluxa.Recovery.Failures;

namespace Fluxa.Recovery.Redrives;

/// <summary>A plan, and what became of it.</summary>
internal sealed record RedriveAnswer
{
    public required Guid RedriveId { get; init; }

    public required string Tenant { get; init; }

    public required string State { get; init; }

    public required string Stage { get; init; }

    public required string? Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required JsonElement Filter { get; init; }

    public required int Count { get; init; }

    public required int RatePerSecond { get; init; }

    public required bool Canary { get; init; }

    public required bool Force { get; init; }

    public required JsonElement Groups { get; init; }

    public required JsonElement Warnings { get; init; }

    public required double EstimatedSeconds { get; init; }

    public required string? StoppedBecause { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public TotalsAnswer? Totals { get; init; }

    public IReadOnlyList<FailureAnswer>? Sample { get; init; }
}
