using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A receive endpoint as the core sees it.</summary>
internal sealed class EndpointContext(HostConfiguration host, ReceiveEndpointConfiguration configuration, EndpointTopology topology) :
    BaseReceiveEndpointContext(host, configuration)
{
    public HostConfiguration Host => host;

    public EndpointSettings Settings => configuration.Settings;

    public EndpointTopology Topology => topology;

    public override void AddSendAgent(IAgent agent) => throw new NotSupportedException("This transport's sends need no agents");

    public override void AddConsumeAgent(IAgent agent) => throw new NotSupportedException("This transport's receiver is its only agent");

    public override Exception ConvertException(Exception exception, string message) => new ConnectionException(message + host.HostAddress, exception);

    public override void Probe(ProbeContext context)
    {
        var settings = Settings;
        context.Add("type", "AmazonSQS");
        context.Set(new
        {
            EntityName = settings.Queue.Name,
            settings.Queue.Durable,
            settings.Queue.AutoDelete,
            settings.PrefetchCount,
            settings.ConcurrentMessageLimit,
            settings.ConcurrentDeliveryLimit,
            settings.IsOrdered,
            settings.WaitTime,
            settings.VisibilityTimeout,
            settings.MaxVisibilityTimeout,
            settings.PurgeOnStartup,
        });

        var scope = context.CreateScope("topology");
        scope.Set(new
        {
            host.DeployTopology,
            ErrorQueue = topology.ErrorQueue.Name,
            SkippedQueue = topology.SkippedQueue.Name,
            MaxReceiveCount = topology.HasRedrive ? topology.MaxReceiveCount : null,
            Topics = topology.Topics.Select(topic => topic.Name).ToArray(),
        });
    }

    protected override ISendTransportProvider CreateSendTransportProvider() => new TransportProvider(host, Serialization);

    protected override IPublishTransportProvider CreatePublishTransportProvider() => new TransportProvider(host, Serialization);
}
