namespace Fluxa.Ingest.Intake;

/// <summary>Who sends an event, and under which correlation id.</summary>
internal sealed record EventOrigin(string TenantId, string CorrelationId);
