using MassTransit;
using MassTransit.Configuration;
using MassTransit.Topology;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>The topologies of a bus; endpoints share all but their own subscriptions.</summary>
internal sealed class TopologyConfiguration : ITopologyConfiguration
{
    private TopologyConfiguration(IMessageTopologyConfigurator message, QueueSendTopology send, TopicPublishTopology publish)
    {
        Message = message;
        Send = send;
        Publish = publish;
        Consume = new SubscriptionTopology(publish);
    }

    public IMessageTopologyConfigurator Message { get; }

    public QueueSendTopology Send { get; }

    public TopicPublishTopology Publish { get; }

    public SubscriptionTopology Consume { get; }

    ISendTopologyConfigurator ITopologyConfiguration.Send => Send;

    IPublishTopologyConfigurator ITopologyConfiguration.Publish => Publish;

    IConsumeTopologyConfigurator ITopologyConfiguration.Consume => Consume;

    public static TopologyConfiguration ForBus()
    {
        var message = new MessageTopology(new MessageNameFormatterEntityNameFormatter(new MessageNameFormatter()));
        var send = new QueueSendTopology();
        send.ConnectSendTopologyConfigurationObserver(new DelegateSendTopologyConfigurationObserver(GlobalTopology.Send));

        var publish = new TopicPublishTopology(message);
        publish.ConnectPublishTopologyConfigurationObserver(new DelegatePublishTopologyConfigurationObserver(GlobalTopology.Publish));
        publish.ConnectPublishTopologyConfigurationObserver(new PublishToSendTopologyConfigurationObserver(send));

        return new TopologyConfiguration(message, send, publish);
    }

    public TopologyConfiguration ForEndpoint() => new(Message, Send, Publish);

    public IEnumerable<ValidationResult> Validate() => [.. Send.Validate(), .. Publish.Validate(), .. Consume.Validate()];
}
