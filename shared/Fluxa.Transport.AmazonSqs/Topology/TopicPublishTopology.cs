using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Knows the topic of every published message type.</summary>
internal sealed class TopicPublishTopology(IMessageTopology messageTopology) : MassTransit.Topology.PublishTopology, IAmazonSqsPublishTopologyConfigurator
{
    public IDictionary<string, object> TopicAttributes { get; } = new Dictionary<string, object>();

    public IDictionary<string, object> TopicSubscriptionAttributes { get; } = new Dictionary<string, object>();

    public IDictionary<string, string> TopicTags { get; } = new Dictionary<string, string>();

    IAmazonSqsMessagePublishTopologyConfigurator<T> IAmazonSqsPublishTopologyConfigurator.GetMessageTopology<T>() => Message<T>();

    IAmazonSqsMessagePublishTopologyConfigurator IAmazonSqsPublishTopologyConfigurator.GetMessageTopology(Type messageType) =>
        (IAmazonSqsMessagePublishTopologyConfigurator)GetMessageTopology(messageType);

    public TopicMessagePublishTopology<T> Message<T>()
        where T : class => (TopicMessagePublishTopology<T>)GetMessageTopology<T>();

    /// <summary>All topics known so far, for deployment ahead of the first publish.</summary>
    public IReadOnlyList<TopicDescription> Topics()
    {
        var topics = new List<TopicDescription>();
        ForEachMessageType<ITopicSource>(source =>
        {
            if (source.Topic is { } topic)
            {
                topics.Add(topic.With(this));
            }
        });
        return topics;
    }

    protected override IMessagePublishTopologyConfigurator CreateMessageTopology<T>()
    {
        var topology = new TopicMessagePublishTopology<T>(this, messageTopology.GetMessageTopology<T>());
        OnMessageTopologyCreated(topology);
        return topology;
    }
}
