using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>Finds the transport for an address or a published message type; one per receive endpoint, whose serializers it uses.</summary>
internal sealed class TransportProvider(HostConfiguration host, ISerialization serialization) : ISendTransportProvider, IPublishTransportProvider
{
    public Uri NormalizeAddress(Uri address) => new AmazonSqsEndpointAddress(host.HostAddress, address);

    public Task<ISendTransport> GetSendTransport(Uri address)
    {
        var target = new AmazonSqsEndpointAddress(host.HostAddress, address);

        return target.Type == AmazonSqsEntityType.Queue
            ? Transport(new QueueSendContext(host, serialization, new QueueDescription(target.Name, target.Durable, target.AutoDelete)))
            : Transport(new TopicSendContext(host, serialization, Common(new TopicDescription(target.Name, target.Durable, target.AutoDelete))));
    }

    public Task<ISendTransport> GetPublishTransport<T>(Uri? publishAddress)
        where T : class =>
        Transport(new TopicSendContext(host, serialization, Common(host.Topologies.Publish.Message<T>().Description)));

    private static Task<ISendTransport> Transport(EntitySendContext context) =>
        Task.FromResult<ISendTransport>(new SendTransport<PipeContext>(context));

    private TopicDescription Common(TopicDescription topic) => topic.With(host.Topologies.Publish);
}
