using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>The topics one queue subscribes to.</summary>
internal sealed class SubscriptionTopology(TopicPublishTopology publishTopology) : ConsumeTopology(MaxTemporaryQueueName)
{
    /// <summary>Leaves room for a suffix such as <c>_skipped</c> in the 80 characters of a queue name.</summary>
    private const int MaxTemporaryQueueName = 72;

    private readonly Dictionary<string, TopicDescription> _topics = [];

    /// <summary>The topics, with what all topics have in common.</summary>
    public IReadOnlyList<TopicDescription> Topics => [.. _topics.Values.Select(topic => topic.With(publishTopology))];

    public SubscriptionMessageTopology<T> Message<T>()
        where T : class => (SubscriptionMessageTopology<T>)GetMessageTopology<T>();

    public void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? configure)
    {
        EntityNames.Topic.ThrowIfInvalidEntityName(topicName);
        Subscribe(new TopicDescription(topicName), configure);
    }

    public void Subscribe<T>(Action<IAmazonSqsTopicSubscriptionConfigurator>? configure)
        where T : class => Subscribe(publishTopology.Message<T>().Description.Copy(), configure);

    protected override IMessageConsumeTopologyConfigurator CreateMessageTopology<T>()
    {
        var topology = new SubscriptionMessageTopology<T>(this);
        OnMessageTopologyCreated(topology);
        return topology;
    }

    private void Subscribe(TopicDescription topic, Action<IAmazonSqsTopicSubscriptionConfigurator>? configure)
    {
        configure?.Invoke(topic);
        if (configure is not null || !_topics.ContainsKey(topic.Name))
        {
            _topics[topic.Name] = topic;
        }
    }
}
