using Fluxa.Transport.AmazonSqs.Configuration;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>The host a bus runs its endpoints on.</summary>
internal sealed class BusHost(HostConfiguration host) : BaseHost(host, host.Topology), IHost<IAmazonSqsReceiveEndpointConfigurator>
{
    public override HostReceiveEndpointHandle ConnectReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IReceiveEndpointConfigurator>? configureEndpoint = null) =>
        ConnectReceiveEndpoint(definition, endpointNameFormatter, (IAmazonSqsReceiveEndpointConfigurator endpoint) => configureEndpoint?.Invoke(endpoint));

    public override HostReceiveEndpointHandle ConnectReceiveEndpoint(string queueName, Action<IReceiveEndpointConfigurator>? configureEndpoint = null) =>
        ConnectReceiveEndpoint(queueName, (IAmazonSqsReceiveEndpointConfigurator endpoint) => configureEndpoint?.Invoke(endpoint));

    public HostReceiveEndpointHandle ConnectReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter = null,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        ConnectReceiveEndpoint(definition.GetEndpointName(endpointNameFormatter ?? DefaultEndpointNameFormatter.Instance), endpoint =>
        {
            host.ApplyDefinition(endpoint, definition);
            configureEndpoint?.Invoke(endpoint);
        });

    public HostReceiveEndpointHandle ConnectReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configure = null)
    {
        LogContext.SetCurrentIfNull(host.LogContext);

        var configuration = host.AddEndpoint(queueName, configure);
        configuration.Validate().ThrowIfContainsFailure($"The receive endpoint '{queueName}' is configured wrongly:");
        TransportLogMessages.ConnectReceiveEndpoint(configuration.InputAddress);
        configuration.Build(this);

        return ReceiveEndpoints.Start(queueName);
    }

    protected override void Probe(ProbeContext context) => context.Set(new
    {
        Type = "AmazonSQS",
        Region = host.Settings.Region.SystemName,
        host.Settings.ServiceUrl,
        host.Settings.Scope,
        host.DeployTopology,
    });

    protected override IAgent[] GetAgentHandles() => [new BrokerDrain(host.Broker)];
}
