namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>A topic to publish to: its name for people, its ARN for AWS, and the most bytes of one message (256 KiB unless raised).</summary>
internal sealed record TopicTarget(string Name, string Arn, int MaximumMessageBytes)
{
    public bool IsFifo => Name.EndsWith(".fifo", StringComparison.Ordinal);
}
