namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>failure_groups</c>: one cause of failures within a tenant.</summary>
internal sealed class FailureGroupRow
{
    public required string TenantId { get; init; }

    public required string GroupId { get; init; }

    public required string Title { get; init; }

    public string? MessageType { get; init; }

    public required string Queue { get; init; }

    public required string Reason { get; init; }

    public string? ExceptionType { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public DateTimeOffset? LastRedrivenAt { get; init; }
}
