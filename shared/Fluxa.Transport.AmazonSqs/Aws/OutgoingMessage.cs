namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A message on its way to a queue or a topic.</summary>
internal sealed class OutgoingMessage
{
    public required string Body { get; init; }

    /// <summary>Gets the message attributes by name: at most 10, none of them empty.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>Gets the group within which a FIFO queue keeps order; on a standard queue the tenant for fair queues.</summary>
    public string? MessageGroupId { get; init; }

    /// <summary>Gets the id by which a FIFO queue drops repetitions for five minutes.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>Gets how long the queue hides the message at first, at most 15 minutes, whole seconds; null = the queue's own delay. Topics know no delay.</summary>
    public TimeSpan? Delay { get; init; }
}
