namespace Fluxa.Recovery.Watching;

/// <summary>How much lies dead, as of one moment.</summary>
/// <param name="Open">Open failures in the store.</param>
/// <param name="Uncollected">Messages that lie in error and skipped queues, in somebody's hands or not.</param>
/// <param name="OldestSince">Since when the oldest of both waits; null: nothing waits.</param>
/// <param name="Pending">Messages of running redrives that are not sent yet.</param>
/// <param name="InFlight">Messages of running redrives whose outcome is awaited.</param>
internal sealed record DeadLetterSample(long Open, long Uncollected, DateTimeOffset? OldestSince, long Pending, long InFlight);
