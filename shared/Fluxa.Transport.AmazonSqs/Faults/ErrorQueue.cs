using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Faults;

/// <summary>
/// Moves a message whose consumer failed for good, or that nobody could read, to the error queue: sent first, deleted after. A crash
/// between leaves it in both; it then fails, and moves, once more.
/// </summary>
internal sealed class ErrorQueue(
    HostConfiguration host,
    QueueDescription queue,
    IReadOnlyList<Action<ExceptionReceiveContext, IDictionary<string, string>>> configured) : IErrorTransport
{
    public async Task Send(ExceptionReceiveContext context)
    {
        var delivery = MovedMessage.DeliveryOf(context);
        var attributes = MovedMessage.Inherit(delivery);
        host.Headers.AddMoved(attributes, context.ExceptionHeaders);
        FaultAttributes.Add(attributes, context, delivery);
        FaultAttributes.Bound(attributes);

        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var configure in configured)
        {
            configure(context, own);
        }

        foreach (var (name, value) in own.Where(attribute => attribute.Value.Length > 0))
        {
            attributes[name] = MessageAttribute.Text(value);
        }

        await MovedMessage.SendAsync(host.Broker, queue, delivery, attributes, own.Keys);
    }
}
