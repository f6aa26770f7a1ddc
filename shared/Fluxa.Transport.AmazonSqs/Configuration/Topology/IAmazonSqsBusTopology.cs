namespace MassTransit;

/// <summary>Where a bus on SQS and SNS sends and publishes: what <see cref="IBus.Topology"/> is on this transport.</summary>
public interface IAmazonSqsBusTopology :
    IBusTopology
{
    /// <summary>Returns the address of a topic by its name.</summary>
    /// <param name="topicName">The topic's name, without account, region and scope.</param>
    /// <param name="configure">Sets whether the topic is durable or temporary.</param>
    Uri GetDestinationAddress(string topicName, Action<IAmazonSqsTopicConfigurator>? configure = null);

    /// <summary>Returns the address of the topic that a message type is published to.</summary>
    /// <param name="messageType">The message type.</param>
    /// <param name="configure">Sets whether the topic is durable or temporary.</param>
    Uri GetDestinationAddress(Type messageType, Action<IAmazonSqsTopicConfigurator>? configure = null);
}
