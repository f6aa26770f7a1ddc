using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit.Configuration;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>The core's endpoint configuration with this transport's topology.</summary>
internal class TopologyEndpointConfiguration : EndpointConfiguration
{
    public TopologyEndpointConfiguration(TopologyConfiguration topology)
        : base(topology) => Topology = topology;

    private TopologyEndpointConfiguration(IEndpointConfiguration parent, TopologyConfiguration topology, bool isBusEndpoint)
        : base(parent, topology, isBusEndpoint) => Topology = topology;

    public new TopologyConfiguration Topology { get; }

    public TopologyEndpointConfiguration ForEndpoint(bool isBusEndpoint = false) => new(this, Topology.ForEndpoint(), isBusEndpoint);
}
