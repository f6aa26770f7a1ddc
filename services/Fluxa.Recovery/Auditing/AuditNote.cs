namespace Fluxa.Recovery.Auditing;

/// <summary>A change to be noted.</summary>
internal sealed record AuditNote(string Tenant, string Actor, string Action)
{
    /// <summary>Whoever changes what no person asked for at that moment: the redriver that stops, the cleaner.</summary>
    public const string Recovery = "fluxa-recovery";

    public string? Reason { get; init; }

    /// <summary>The filter as a JSON object.</summary>
    public string? Filter { get; init; }

    public long? Failures { get; init; }

    public Guid? RedriveId { get; init; }

    public Guid? FailureId { get; init; }

    public string? Outcome { get; init; }
}
