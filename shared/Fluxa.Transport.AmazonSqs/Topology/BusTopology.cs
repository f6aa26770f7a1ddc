using MassTransit.Configuration;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Where message types are sent and published, for the core.</summary>
internal sealed class BusTopology(IHostConfiguration host, ITopologyConfiguration topology) : MassTransit.Transports.BusTopology(host, topology);
