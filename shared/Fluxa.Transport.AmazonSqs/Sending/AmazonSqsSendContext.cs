using System.Diagnostics.CodeAnalysis;

namespace MassTransit;

/// <summary>What a sender can set on a message for SQS and SNS.</summary>
[SuppressMessage("Naming", "CA1715:Identifiers should have correct prefix", Justification = "The name that code on MassTransit.AmazonSQS uses.")]
public interface AmazonSqsSendContext :
    SendContext
{
    /// <summary>The MessageGroupId: order on FIFO queues, fairness between groups on standard queues.</summary>
    string? GroupId { get; set; }

    /// <summary>The MessageDeduplicationId: FIFO queues drop a second message with the same id within 5 minutes.</summary>
    string? DeduplicationId { get; set; }

    /// <summary>Seconds until the message can be received.</summary>
    int? DelaySeconds { set; }
}

/// <summary>What a sender can set on a message for SQS and SNS.</summary>
/// <typeparam name="T">The message type.</typeparam>
[SuppressMessage("Naming", "CA1715:Identifiers should have correct prefix", Justification = "The name that code on MassTransit.AmazonSQS uses.")]
public interface AmazonSqsSendContext<out T> :
    AmazonSqsSendContext,
    SendContext<T>
    where T : class
{
}
