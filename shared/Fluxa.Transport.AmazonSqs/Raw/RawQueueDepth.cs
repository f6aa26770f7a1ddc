namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>How many messages a queue holds, as SQS estimates it.</summary>
/// <param name="Waiting">Free to be received.</param>
/// <param name="InFlight">Received and not deleted yet.</param>
public sealed record RawQueueDepth(long Waiting, long InFlight);
