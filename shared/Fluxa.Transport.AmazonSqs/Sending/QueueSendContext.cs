using Fluxa.CrashPoints;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>Sends messages to one queue.</summary>
internal sealed class QueueSendContext(HostConfiguration host, ISerialization serialization, QueueDescription queue) :
    EntitySendContext(host, serialization, queue.Name)
{
    private readonly HostConfiguration _host = host;

    protected override async Task SendAsync<T>(OutgoingContext<T> context, CancellationToken cancellationToken)
    {
        // The body comes first: the raw JSON serializer writes ids and addresses as headers while it makes it.
        var body = context.Body.GetString();
        var attributes = _host.Headers.Of(context);
        if (context.Delay > TimeSpan.Zero && queue.IsFifo)
        {
            throw new NotSupportedException($"FIFO queues take no delay for one message: set DelaySeconds of the queue '{queue.Name}', or use a standard queue");
        }

        var message = new OutgoingMessage
        {
            Body = body,
            Delay = DelayedDelivery.Plan(context.Delay, attributes, _host.Clock),
            Attributes = PackedAttributes.Pack(attributes),
            MessageGroupId = context.GroupId,
            DeduplicationId = context.DeduplicationId,
        };

        await _host.Broker.SendAsync(queue, message, cancellationToken);
        if (message.Delay is not null)
        {
            CrashPoint.Reach("transport.after-delayed-send");
        }
    }
}
