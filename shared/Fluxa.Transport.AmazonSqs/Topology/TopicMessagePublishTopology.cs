using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Topology;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>The topic that one message type is published to.</summary>
internal sealed class TopicMessagePublishTopology<TMessage>(IPublishTopology publishTopology, IMessageTopology<TMessage> messageTopology) :
    MessagePublishTopology<TMessage>(publishTopology),
    IAmazonSqsMessagePublishTopologyConfigurator<TMessage>,
    ITopicSource
    where TMessage : class
{
    private readonly TopicDescription _topic = new(
        messageTopology.EntityName,
        durable: !MessageTypeCache<TMessage>.IsTemporaryMessageType,
        autoDelete: MessageTypeCache<TMessage>.IsTemporaryMessageType);

    public TopicDescription Description => _topic;

    public bool Durable
    {
        set => _topic.Durable = value;
    }

    public bool AutoDelete
    {
        set => _topic.AutoDelete = value;
    }

    public IDictionary<string, object> TopicAttributes => _topic.TopicAttributes;

    public IDictionary<string, object> TopicSubscriptionAttributes => _topic.TopicSubscriptionAttributes;

    public IDictionary<string, string> TopicTags => _topic.TopicTags;

    TopicDescription? ITopicSource.Topic => Exclude ? null : _topic;

    public AmazonSqsEndpointAddress GetEndpointAddress(Uri hostAddress) => _topic.GetEndpointAddress(hostAddress);

    public override bool TryGetPublishAddress(Uri baseAddress, [NotNullWhen(true)] out Uri? publishAddress)
    {
        publishAddress = GetEndpointAddress(baseAddress);
        return true;
    }
}
