namespace Fluxa.Recovery.Failures;

/// <summary>A collected queue: what lies in it still, and how many of its failures are open.</summary>
internal sealed record QueueStats(string Queue, long? Waiting, long? InFlight, long Open);
