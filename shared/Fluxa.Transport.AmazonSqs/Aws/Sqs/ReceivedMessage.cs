using System.Globalization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A message as a queue hands it out; the receipt handle is good for this delivery only.</summary>
internal sealed class ReceivedMessage
{
    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    public string Body { get; init; } = "";

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();

    /// <summary>Gets what the queue itself knows: SentTimestamp, ApproximateReceiveCount, MessageGroupId, DeadLetterQueueSourceArn, AWSTraceHeader …</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how often the message was handed out, this time included; 1 when the queue doesn't say.</summary>
    public int ReceiveCount => (int)Math.Max(1, Number("ApproximateReceiveCount") ?? 1);

    public DateTimeOffset? SentAt => Number("SentTimestamp") is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    public DateTimeOffset? FirstReceivedAt =>
        Number("ApproximateFirstReceiveTimestamp") is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private long? Number(string name) =>
        SystemAttributes.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
