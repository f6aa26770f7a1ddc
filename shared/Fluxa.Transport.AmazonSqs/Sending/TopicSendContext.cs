using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>Publishes messages to one topic.</summary>
internal sealed class TopicSendContext(HostConfiguration host, ISerialization serialization, TopicDescription topic) :
    EntitySendContext(host, serialization, topic.Name)
{
    private readonly HostConfiguration _host = host;

    protected override async Task SendAsync<T>(OutgoingContext<T> context, CancellationToken cancellationToken)
    {
        if (context.Delay > TimeSpan.Zero)
        {
            throw new NotSupportedException($"SNS delays nothing: the topic '{topic.Name}' can't publish after {context.Delay}. Send the message to a queue with a delay instead");
        }

        // The body comes first: the raw JSON serializer writes ids and addresses as headers while it makes it.
        var body = context.Body.GetString();
        var message = new OutgoingMessage
        {
            Body = body,
            Attributes = PackedAttributes.Pack(_host.Headers.Of(context)),
            MessageGroupId = context.GroupId,
            DeduplicationId = context.DeduplicationId,
        };

        await _host.Broker.PublishAsync(topic, message, cancellationToken);
    }
}
