using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Configuration;
using BusFactoryConfiguratorBase = MassTransit.Configuration.BusFactoryConfigurator;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>Collects what <c>UsingAmazonSqs((context, cfg) =&gt; …)</c> says.</summary>
internal sealed class BusFactoryConfigurator : BusFactoryConfiguratorBase, IAmazonSqsBusFactoryConfigurator, IBusFactory
{
    private readonly BusConfiguration _bus;
    private readonly HostConfiguration _host;
    private readonly EndpointSettings _busEndpoint;

    public BusFactoryConfigurator(BusConfiguration bus)
        : base(bus)
    {
        _bus = bus;
        _host = bus.Host;

        var queueName = bus.Topology.Consume.CreateTemporaryQueueName("bus");
        _busEndpoint = new EndpointSettings(bus.BusEndpoint.Transport, new QueueDescription(queueName, durable: false, autoDelete: true));
    }

    public new IAmazonSqsSendTopologyConfigurator SendTopology => _bus.Topology.Send;

    public new IAmazonSqsPublishTopologyConfigurator PublishTopology => _bus.Topology.Publish;

    public bool DeployTopology
    {
        set => _host.DeployTopology = value;
    }

    public int? MaxReceiveCount
    {
        set => _host.MaxReceiveCount = value;
    }

    public ushort WaitTimeSeconds
    {
        set => _busEndpoint.WaitTime = TimeSpan.FromSeconds(value);
    }

    public bool PurgeOnStartup
    {
        set => _busEndpoint.PurgeOnStartup = value;
    }

    public bool Durable
    {
        set => _busEndpoint.Queue.Durable = value;
    }

    public bool AutoDelete
    {
        set => _busEndpoint.Queue.AutoDelete = value;
    }

    public IDictionary<string, object> QueueAttributes => _busEndpoint.Queue.QueueAttributes;

    public IDictionary<string, object> QueueSubscriptionAttributes => _busEndpoint.Queue.QueueSubscriptionAttributes;

    public IDictionary<string, string> QueueTags => _busEndpoint.Queue.QueueTags;

    public void OverrideDefaultBusEndpointQueueName(string value) => _busEndpoint.Queue.Name = value;

    public void FormatGroupId(Func<SendContext, string?> formatter) => _host.GroupIdFormatter = formatter;

    public void Host(AmazonSqsHostSettings settings) => _host.Settings = settings;

    public void ConfigureFaultAttributes(Action<ExceptionReceiveContext, IDictionary<string, string>> configure) =>
        _host.FaultAttributes.Add(configure);

    void IAmazonSqsBusFactoryConfigurator.Send<T>(Action<IAmazonSqsMessageSendTopologyConfigurator<T>> configureTopology) =>
        configureTopology((IAmazonSqsMessageSendTopologyConfigurator<T>)_bus.Topology.Send.GetMessageTopology<T>());

    void IAmazonSqsBusFactoryConfigurator.Publish<T>(Action<IAmazonSqsMessagePublishTopologyConfigurator<T>>? configureTopology)
    {
        var topology = _bus.Topology.Publish.Message<T>();
        configureTopology?.Invoke(topology);
    }

    public void Publish(Type messageType, Action<IAmazonSqsMessagePublishTopologyConfigurator>? configure = null)
    {
        var topology = PublishTopology.GetMessageTopology(messageType);
        configure?.Invoke(topology);
    }

    public void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configureEndpoint) =>
        _host.ReceiveEndpoint(definition, endpointNameFormatter, configureEndpoint);

    public void ReceiveEndpoint(
        IEndpointDefinition definition,
        IEndpointNameFormatter? endpointNameFormatter,
        Action<IReceiveEndpointConfigurator>? configureEndpoint) =>
        _host.ReceiveEndpoint(definition, endpointNameFormatter, configureEndpoint);

    public void ReceiveEndpoint(string queueName, Action<IAmazonSqsReceiveEndpointConfigurator> configureEndpoint) =>
        _host.ReceiveEndpoint(queueName, configureEndpoint);

    public void ReceiveEndpoint(string queueName, Action<IReceiveEndpointConfigurator> configureEndpoint) =>
        _host.ReceiveEndpoint(queueName, configureEndpoint);

    public IReceiveEndpointConfiguration CreateBusEndpointConfiguration(Action<IReceiveEndpointConfigurator>? configure) =>
        _host.AddEndpoint(_busEndpoint, _bus.BusEndpoint, configure);

    public override IEnumerable<ValidationResult> Validate()
    {
        foreach (var result in base.Validate())
        {
            yield return result;
        }

        if (_host.MaxReceiveCount is < 1 or > 1000)
        {
            yield return this.Failure("MaxReceiveCount", "must be 1 to 1000, or SQS refuses the queues' RedrivePolicy");
        }
    }
}
