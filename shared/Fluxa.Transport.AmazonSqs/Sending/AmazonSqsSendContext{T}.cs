using System.Diagnostics.CodeAnalysis;

namespace MassTransit;

/// <summary>What a sender can set on a message for SQS and SNS.</summary>
/// <typeparam name="T">The message type.</typeparam>
[SuppressMessage("Naming", "CA1715:Identifiers should have correct prefix", Justification = "The name that code on MassTransit.AmazonSQS uses.")]
public interface AmazonSqsSendContext<out T> :
    AmazonSqsSendContext,
    SendContext<T>
    where T : class
{
}
