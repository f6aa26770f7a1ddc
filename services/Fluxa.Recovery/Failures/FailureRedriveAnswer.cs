namespace Fluxa.Recovery.Failures;

/// <summary>One redrive that had a failure in hand.</summary>
internal sealed record FailureRedriveAnswer(Guid RedriveId, int? Attempt, DateTimeOffset? SentAt, string Outcome);
