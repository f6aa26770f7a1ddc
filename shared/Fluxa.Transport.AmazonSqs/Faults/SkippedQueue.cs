using System.Globalization;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Faults;

/// <summary>Moves a message that the endpoint has no consumer for to the skipped queue: sent first, deleted after.</summary>
internal sealed class SkippedQueue(HostConfiguration host, QueueDescription queue) : IDeadLetterTransport
{
    public Task Send(ReceiveContext context, string? reason)
    {
        var delivery = MovedMessage.DeliveryOf(context);
        var attributes = MovedMessage.Inherit(delivery);
        attributes[MessageHeaders.Reason] = MessageAttribute.Text(string.IsNullOrWhiteSpace(reason) ? "Unspecified" : reason);

        attributes[MessageHeaders.FaultTimestamp] = MessageAttribute.Text(host.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        attributes[MessageHeaders.FaultInputAddress] = MessageAttribute.Text(context.InputAddress.ToString());
        FaultAttributes.AddDelivery(attributes, context, delivery);

        return MovedMessage.SendAsync(host.Broker, queue, delivery, attributes, []);
    }
}
