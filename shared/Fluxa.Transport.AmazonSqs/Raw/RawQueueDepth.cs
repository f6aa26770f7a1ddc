namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>How many messages a queue holds, as SQS estimates it.</summary>
/// <param name="Waiting">Free to be received.</param>
/// <param name="InFlight">Received and not deleted yet.</param>
/// <param name="Delayed">Sent with a delay that isn't over.</param>
public sealed record RawQueueDepth(long Waiting, long InFlight, long Delayed)
{
    /// <summary>All messages in the queue.</summary>
    public long Total => Waiting + InFlight + Delayed;
}
