namespace MassTransit;

/// <summary>Configures the topic that one message type is published to.</summary>
public interface IAmazonSqsMessagePublishTopologyConfigurator :
    IMessagePublishTopologyConfigurator,
    IAmazonSqsTopicConfigurator
{
}

/// <summary>Configures the topic that one message type is published to.</summary>
/// <typeparam name="TMessage">The message type.</typeparam>
public interface IAmazonSqsMessagePublishTopologyConfigurator<TMessage> :
    IMessagePublishTopologyConfigurator<TMessage>,
    IAmazonSqsMessagePublishTopologyConfigurator
    where TMessage : class
{
}
