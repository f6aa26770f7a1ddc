using MassTransit;
using MassTransit.Configuration;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Where message types are sent and published.</summary>
internal sealed class BusTopology(IHostConfiguration host, TopologyConfiguration topology) :
    MassTransit.Transports.BusTopology(host, topology),
    IAmazonSqsBusTopology
{
    private readonly IHostConfiguration _host = host;
    private readonly TopicPublishTopology _publish = topology.Publish;

    public Uri GetDestinationAddress(string topicName, Action<IAmazonSqsTopicConfigurator>? configure = null)
    {
        var address = new AmazonSqsEndpointAddress(_host.HostAddress, new Uri($"topic:{topicName}"));

        return Address(new TopicDescription(address.Name), configure);
    }

    public Uri GetDestinationAddress(Type messageType, Action<IAmazonSqsTopicConfigurator>? configure = null) =>
        _publish.GetMessageTopology(messageType) is ITopicSource source
            ? Address(source.Description.Copy(), configure)
            : throw new ArgumentException($"{messageType} is no message type that a topic can carry", nameof(messageType));

    private Uri Address(TopicDescription topic, Action<IAmazonSqsTopicConfigurator>? configure)
    {
        configure?.Invoke(topic);

        return topic.GetEndpointAddress(_host.HostAddress);
    }
}
