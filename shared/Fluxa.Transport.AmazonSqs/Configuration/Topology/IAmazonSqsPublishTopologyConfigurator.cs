namespace MassTransit;

/// <summary>Configures how messages are published, and what all topics have in common.</summary>
public interface IAmazonSqsPublishTopologyConfigurator :
    IPublishTopologyConfigurator
{
    /// <summary>Attributes of every topic, by their SNS names.</summary>
    IDictionary<string, object> TopicAttributes { get; }

    /// <summary>Attributes of every subscription, by their SNS names.</summary>
    IDictionary<string, object> TopicSubscriptionAttributes { get; }

    /// <summary>Tags of every topic.</summary>
    IDictionary<string, string> TopicTags { get; }

    /// <summary>Returns the configuration of one message type.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    new IAmazonSqsMessagePublishTopologyConfigurator<T> GetMessageTopology<T>()
        where T : class;

    /// <summary>Returns the configuration of one message type.</summary>
    /// <param name="messageType">The message type.</param>
    new IAmazonSqsMessagePublishTopologyConfigurator GetMessageTopology(Type messageType);
}
