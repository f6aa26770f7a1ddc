namespace Fluxa.Recovery.Failures;

/// <summary>How things stand, at a glance.</summary>
internal sealed record StatsAnswer(
    long Open, long Redriving, long Resolved, long Discarded, long Archived, DateTimeOffset? OldestOpenAt, IReadOnlyList<QueueStats> Queues, CollectorStats Collector);
