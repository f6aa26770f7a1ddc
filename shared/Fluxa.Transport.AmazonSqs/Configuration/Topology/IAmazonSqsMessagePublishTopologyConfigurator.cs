namespace MassTransit;

/// <summary>Configures the topic that one message type is published to.</summary>
public interface IAmazonSqsMessagePublishTopologyConfigurator :
    IMessagePublishTopologyConfigurator,
    IAmazonSqsTopicConfigurator
{
}
