namespace MassTransit;

/// <summary>Settings of a topic and of a queue's subscription to it.</summary>
public interface IAmazonSqsTopicSubscriptionConfigurator :
    IAmazonSqsTopicConfigurator
{
}
