using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>The configuration of a host and of the endpoints on it.</summary>
internal sealed class HostConfiguration : BaseHostConfiguration<ReceiveEndpointConfiguration, IAmazonSqsReceiveEndpointConfigurator>
{
    private const int DefaultMaxReceiveCount = 10;

    private readonly BusConfiguration _bus;
    private readonly Lazy<Broker> _broker;
    private readonly Lazy<HeaderAttributes> _headers;
    private AmazonSqsHostSettings? _settings;

    public HostConfiguration(BusConfiguration bus, TimeProvider clock)
        : base(bus)
    {
        _bus = bus;
        Clock = clock;
        _broker = new Lazy<Broker>(() => new Broker(new AwsClients(ClientSettings(Settings), clock, LogContext?.Logger), DeployTopology));
        _headers = new Lazy<HeaderAttributes>(() => new HeaderAttributes(Settings.AllowTransportHeader));
        Topology = new Fluxa.Transport.AmazonSqs.Topology.BusTopology(this, bus.Topology);
    }

    public TimeProvider Clock { get; }

    public bool DeployTopology { get; set; } = true;

    public int? MaxReceiveCount { get; set; } = DefaultMaxReceiveCount;

    public Func<SendContext, string?>? GroupIdFormatter { get; set; }

    public List<Action<ExceptionReceiveContext, IDictionary<string, string>>> FaultAttributes { get; } = [];

    public TopologyConfiguration Topologies => _bus.Topology;

    /// <summary>Made when first used, after the configuration is complete; lives as long as the bus.</summary>
    public Broker Broker => _broker.Value;

    public HeaderAttributes Headers => _headers.Value;

    public override IBusTopology Topology { get; }

    public override Uri HostAddress => Settings.HostAddress;

    /// <summary>The core retries nothing: the AWS clients do, and an endpoint's receiver never ends.</summary>
    public override IRetryPolicy ReceiveTransportRetryPolicy { get; } = Retry.None;

    public AmazonSqsHostSettings Settings
    {
        get => _settings ?? throw new ConfigurationException("No host is configured: call cfg.Host(region, h => …)");
        set
        {
            _settings = value;
            if (value.ScopeTopics && value.Scope != "/")
            {
                var message = _bus.Topology.Message;
                message.SetEntityNameFormatter(new PrefixEntityNameFormatter(message.EntityNameFormatter, value.Scope.Trim('/') + "_"));
            }
        }
    }

    public override void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint = null) =>
        ReceiveEndpoint(definition.GetEndpointName(endpointNameFormatter ?? DefaultEndpointNameFormatter.Instance), endpoint =>
        {
            ApplyDefinition(endpoint, definition);
            configureEndpoint?.Invoke(endpoint);
        });

    public override void ReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint) =>
        AddEndpoint(queueName, configureEndpoint);

    public override IReceiveEndpointConfiguration CreateReceiveEndpointConfiguration(string queueName, Action<IReceiveEndpointConfigurator>? configure) =>
        AddEndpoint(queueName, configure);

    public ReceiveEndpointConfiguration AddEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator>? configure)
    {
        var endpoint = _bus.ForEndpoint();

        return AddEndpoint(new EndpointSettings(endpoint.Transport, new QueueDescription(queueName)), endpoint, configure);
    }

    public ReceiveEndpointConfiguration AddEndpoint(
        EndpointSettings settings,
        TopologyEndpointConfiguration endpoint,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configure)
    {
        var configuration = new ReceiveEndpointConfiguration(this, settings, endpoint);
        configure?.Invoke(configuration);
        Observers.EndpointConfigured(configuration);
        Add(configuration);
        return configuration;
    }

    public void ApplyDefinition(IAmazonSqsReceiveEndpointConfigurator endpoint, IEndpointDefinition definition)
    {
        if (definition.IsTemporary)
        {
            endpoint.AutoDelete = true;
            endpoint.Durable = false;
        }

        ApplyEndpointDefinition(endpoint, definition);
    }

    public override IHost Build()
    {
        var host = new BusHost(this);
        foreach (var endpoint in GetConfiguredEndpoints())
        {
            endpoint.Build(host);
        }

        return host;
    }

    private static AwsClientSettings ClientSettings(AmazonSqsHostSettings settings) => new()
    {
        Region = settings.Region.SystemName,
        ServiceUrl = settings.ServiceUrl,
        SqsServiceUrl = settings.SqsServiceUrl,
        SnsServiceUrl = settings.SnsServiceUrl,
        Credentials = settings.Credentials,
    };
}
