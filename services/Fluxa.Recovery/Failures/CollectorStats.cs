namespace Fluxa.Recovery.Failures;

/// <summary>What the collector of the answering process has done.</summary>
internal sealed record CollectorStats(long Collected, DateTimeOffset? LastCollectedAt);
