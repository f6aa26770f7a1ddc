namespace Fluxa.Recovery.Redrives;

/// <summary>One failure within a redrive.</summary>
internal sealed record ItemAnswer(
    string Tenant, Guid FailureId, int Position, string Outcome, string? Stage, int? Attempt, DateTimeOffset? ClaimedAt, DateTimeOffset? SentAt, DateTimeOffset? SettledAt, string? Detail);
