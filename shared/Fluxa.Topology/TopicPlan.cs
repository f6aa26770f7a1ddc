namespace Fluxa.Topology;

/// <summary>A topic as Fluxa wants it. The name is without the environment's prefix.</summary>
/// <seealso href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html"/>
public sealed record TopicPlan
{
    /// <summary>The topic's name: MassTransit's for the message type.</summary>
    public required string Name { get; init; }

    /// <summary>The largest message, attributes included, in bytes. 256 KiB is what SNS gives a topic by itself.</summary>
    public int MaximumMessageBytes { get; init; } = 256 * 1024;
}
