namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>audit</c>: who changed what, and why.</summary>
internal sealed class AuditRow
{
    public long AuditId { get; init; }

    public required string TenantId { get; init; }

    public required DateTimeOffset NotedAt { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public string? Reason { get; init; }

    public string? Filter { get; init; }

    public int? Failures { get; init; }

    public Guid? RedriveId { get; init; }

    public Guid? FailureId { get; init; }

    public string? Outcome { get; init; }
}
