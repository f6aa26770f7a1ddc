using Fluxa.CrashPoints;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Faults;

/// <summary>A received message on its way to an error or skipped queue. Its body stays as it is, byte for byte; its attributes come along.</summary>
internal static class MovedMessage
{
    public static Delivery DeliveryOf(ReceiveContext context)
    {
        if (!context.TryGetPayload(out Delivery? delivery))
        {
            throw new InvalidOperationException("The message was not received by this transport and can't be moved by it");
        }

        // When the lease is lost, or the stop could not wait, SQS delivers the message again: moving it as well would make two of one.
        return delivery.IsAbandoned
            ? throw new TransportException(context.InputAddress, $"Message {delivery.MessageId} was given up before its work ended; it is delivered again")
            : delivery;
    }

    /// <summary>The message's attributes without what an earlier fault said.</summary>
    public static Dictionary<string, MessageAttribute> Inherit(Delivery delivery) =>
        delivery.Attributes.Where(attribute => !FaultAttributes.IsAboutFault(attribute.Key)).ToDictionary(StringComparer.Ordinal);

    public static async Task SendAsync(
        Broker broker,
        QueueDescription target,
        Delivery delivery,
        Dictionary<string, MessageAttribute> attributes,
        ICollection<string> first)
    {
        var queue = await broker.QueueAsync(target, CancellationToken.None);
        var message = new OutgoingMessage
        {
            Body = delivery.Message.Body,
            Attributes = FaultAttributes.Fit(delivery.Message.Body, attributes, first, queue.MaximumMessageBytes),
            MessageGroupId = delivery.GroupId,
            DeduplicationId = target.IsFifo ? delivery.DeduplicationId : null,
        };

        await broker.SendAsync(target, message, CancellationToken.None);
        CrashPoint.Reach("transport.after-error-send");
    }
}
