using System.Diagnostics.CodeAnalysis;

namespace MassTransit;

/// <summary>
/// What SQS said of a received message: a payload of its <see cref="ReceiveContext"/>. The SDK's own message class, which
/// MassTransit.AmazonSQS shows here, is not part of this transport.
/// </summary>
[SuppressMessage("Naming", "CA1715:Identifiers should have correct prefix", Justification = "The name that code on MassTransit.AmazonSQS uses.")]
public interface AmazonSqsMessageContext
{
    /// <summary>The id SQS gave the message; not MassTransit's MessageId.</summary>
    string SqsMessageId { get; }

    /// <summary>How often SQS delivered the message, this time included, at least 1.</summary>
    int ReceiveCount { get; }

    /// <summary>When the message was sent; null when the queue doesn't say.</summary>
    DateTimeOffset? SentAt { get; }

    /// <summary>The MessageGroupId it was sent with; null for none.</summary>
    string? GroupId { get; }

    /// <summary>The MessageDeduplicationId; null on standard queues.</summary>
    string? DeduplicationId { get; }

    /// <summary>The message's String and Number attributes, unpacked.</summary>
    IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>What the queue knows of the message, by the names SQS gives it: SentTimestamp, SenderId, AWSTraceHeader …</summary>
    IReadOnlyDictionary<string, string> SystemAttributes { get; }
}
