using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>A message as it lies in a queue, whatever wrote it.</summary>
public sealed record RawMessage
{
    /// <summary>SQS's id of the message; a native redrive keeps it.</summary>
    public required string MessageId { get; init; }

    /// <summary>The handle of this delivery: to delete or hand back.</summary>
    public required string ReceiptHandle { get; init; }

    /// <summary>The body, as it was sent.</summary>
    public required string Body { get; init; }

    /// <summary>The message's attributes; those that a fault packed into one are apart again.</summary>
    public required IReadOnlyDictionary<string, RawValue> Attributes { get; init; }

    /// <summary>The ARN of the queue it was natively redriven from; null when a program sent it here.</summary>
    public string? DeadLetterSourceArn { get; init; }

    /// <summary>When it was sent to its queue (a native redrive keeps the time); null when SQS doesn't say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often it was handed out, this time included.</summary>
    public required int ReceiveCount { get; init; }

    /// <summary>The text of an attribute; null when there is none.</summary>
    /// <param name="name">The attribute.</param>
    public string? Header(string name) => Attributes.TryGetValue(name, out var attribute) ? attribute.Text : null;

    internal static RawMessage From(ReceivedMessage message) => new()
    {
        MessageId = message.MessageId,
        ReceiptHandle = message.ReceiptHandle,
        Body = message.Body,
        Attributes = PackedAttributes.Unpack(message.Attributes).ToDictionary(entry => entry.Key, entry => RawValue.From(entry.Value), StringComparer.Ordinal),
        DeadLetterSourceArn = message.SystemAttributes.GetValueOrDefault("DeadLetterQueueSourceArn"),
        SentAt = message.SentAt,
        ReceiveCount = message.ReceiveCount,
    };
}
