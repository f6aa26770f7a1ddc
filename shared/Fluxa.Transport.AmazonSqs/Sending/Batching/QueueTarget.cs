namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>A queue to call: its name for people, its URL for AWS, and the most bytes of one message (the queue's MaximumMessageSize).</summary>
internal sealed record QueueTarget(string Name, string Url, int MaximumMessageBytes)
{
    public bool IsFifo => Name.EndsWith(".fifo", StringComparison.Ordinal);
}
