namespace Fluxa.Processor.Backlog;

/// <summary>What the Processor's queue is like.</summary>
/// <param name="Waiting">Messages free to be received.</param>
/// <param name="InFlight">Received and not finished.</param>
/// <param name="OldestAge">How long the oldest of those that wait has been waiting.</param>
internal sealed record QueueState(long Waiting, long InFlight, TimeSpan OldestAge);
