namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>A failure that is claimed for one sending, with the message to send.</summary>
internal sealed record ClaimedItem(string Tenant, Guid FailureId, int Attempt, string SourceQueue, string Headers, byte[] Body, bool HasLargePayload);
