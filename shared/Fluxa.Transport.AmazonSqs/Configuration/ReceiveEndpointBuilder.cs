using MassTransit;
using ReceiveEndpointBuilderBase = MassTransit.Configuration.ReceiveEndpointBuilder;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>Subscribes an endpoint's queue to the topics of the message types it consumes.</summary>
internal sealed class ReceiveEndpointBuilder(ReceiveEndpointConfiguration configuration, TopologyEndpointConfiguration endpoint) :
    ReceiveEndpointBuilderBase(configuration)
{
    public override ConnectHandle ConnectConsumePipe<T>(IPipe<ConsumeContext<T>> pipe, ConnectPipeOptions options)
    {
        if (configuration.ConfigureConsumeTopology && options.HasFlag(ConnectPipeOptions.ConfigureConsumeTopology))
        {
            var subscription = endpoint.Topology.Consume.Message<T>();
            if (subscription.ConfigureConsumeTopology)
            {
                subscription.Subscribe();
            }
        }

        return base.ConnectConsumePipe(pipe, options);
    }
}
