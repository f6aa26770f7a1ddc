namespace Fluxa.Recovery.Auditing;

/// <summary>Which notes are asked for. A part that is null asks nothing.</summary>
internal sealed record AuditQuery(string? Tenant, int Limit)
{
    public Guid? RedriveId { get; init; }

    public Guid? FailureId { get; init; }

    public string? Action { get; init; }

    /// <summary>Only notes older than this one.</summary>
    public long? Before { get; init; }
}
