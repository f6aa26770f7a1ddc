using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Observables;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>The configuration of a bus: its host, its topology and its own endpoint.</summary>
internal sealed class BusConfiguration : TopologyEndpointConfiguration, IBusConfiguration
{
    private readonly BusObservable _busObservers = new();

    public BusConfiguration(TimeProvider clock)
        : base(TopologyConfiguration.ForBus())
    {
        Host = new HostConfiguration(this, clock);
        BusEndpoint = ForEndpoint(isBusEndpoint: true);
    }

    public HostConfiguration Host { get; }

    public TopologyEndpointConfiguration BusEndpoint { get; }

    IHostConfiguration IBusConfiguration.HostConfiguration => Host;

    IEndpointConfiguration IBusConfiguration.BusEndpointConfiguration => BusEndpoint;

    IBusObserver IBusConfiguration.BusObservers => _busObservers;

    public ConnectHandle ConnectBusObserver(IBusObserver observer) => _busObservers.Connect(observer);

    public ConnectHandle ConnectEndpointConfigurationObserver(IEndpointConfigurationObserver observer) =>
        Host.ConnectEndpointConfigurationObserver(observer);
}
