namespace Fluxa.Cli.Chaos.Checking;

/// <summary>A notification as a subscriber received it.</summary>
/// <param name="EventId">The event it tells of.</param>
/// <param name="Receipt">What SQS wants to see when it is deleted.</param>
internal sealed record HeardEvent(Guid EventId, string Receipt);
