using System.Text.Json;

namespace Fluxa.Recovery.Auditing;

/// <summary>Who changed what, and why.</summary>
internal sealed record AuditAnswer(
    DateTimeOffset At, string Tenant, string By, string Action, string? Reason, JsonElement? Filter, int? Count, Guid? RedriveId, Guid? FailureId, string? Outcome);
