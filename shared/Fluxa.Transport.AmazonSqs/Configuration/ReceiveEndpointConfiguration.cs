using Fluxa.Transport.AmazonSqs.Faults;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;
using ReceiveEndpointConfigurationBase = MassTransit.Configuration.ReceiveEndpointConfiguration;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>The configuration of one endpoint; collects what <c>cfg.ReceiveEndpoint(name, e =&gt; …)</c> says.</summary>
internal sealed class ReceiveEndpointConfiguration : ReceiveEndpointConfigurationBase, IAmazonSqsReceiveEndpointConfigurator
{
    private readonly TopologyEndpointConfiguration _endpoint;
    private readonly HostConfiguration _host;
    private Uri? _inputAddress;

    public ReceiveEndpointConfiguration(HostConfiguration host, EndpointSettings settings, TopologyEndpointConfiguration endpoint)
        : base(host, endpoint)
    {
        _host = host;
        _endpoint = endpoint;
        Settings = settings;
    }

    public EndpointSettings Settings { get; }

    public override Uri HostAddress => _host.HostAddress;

    public override Uri InputAddress => _inputAddress ??= Settings.Queue.AddressOn(HostAddress);

    public bool Durable
    {
        set
        {
            Settings.Queue.Durable = value;
            Changed(nameof(Durable));
        }
    }

    public bool AutoDelete
    {
        set
        {
            Settings.Queue.AutoDelete = value;
            Changed(nameof(AutoDelete));
        }
    }

    public int ConcurrentDeliveryLimit
    {
        set => Settings.ConcurrentDeliveryLimit = value;
    }

    public ushort WaitTimeSeconds
    {
        set => Settings.WaitTime = TimeSpan.FromSeconds(value);
    }

    public bool PurgeOnStartup
    {
        set => Settings.PurgeOnStartup = value;
    }

    public TimeSpan VisibilityTimeout
    {
        set => Settings.VisibilityTimeout = value;
    }

    public TimeSpan MaxVisibilityTimeout
    {
        set => Settings.MaxVisibilityTimeout = value > EndpointSettings.MaxVisibility ? EndpointSettings.MaxVisibility : value;
    }

    public int MaxVisibilityTimeoutRenewal
    {
        set => Settings.SetMaxRenewal(value);
    }

    public int RedeliverVisibilityTimeout
    {
        set => Settings.RedeliverVisibilityTimeout = TimeSpan.FromSeconds(value);
    }

    public int? SuspectReceiveCount
    {
        set => Settings.SuspectReceiveCount = value;
    }

    public ReceiveGate ReceiveGate
    {
        set => Settings.ReceiveGate = value ?? throw new ArgumentNullException(nameof(value));
    }

    public int? MaxReceiveCount
    {
        set => Settings.MaxReceiveCount = new EndpointSettings.Limit(value);
    }

    public IDictionary<string, object> QueueAttributes => Settings.Queue.QueueAttributes;

    public IDictionary<string, object> QueueSubscriptionAttributes => Settings.Queue.QueueSubscriptionAttributes;

    public IDictionary<string, string> QueueTags => Settings.Queue.QueueTags;

    public void Subscribe<T>(Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null)
        where T : class => _endpoint.Topology.Consume.Message<T>().Subscribe(callback);

    public void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null) =>
        _endpoint.Topology.Consume.Subscribe(topicName, callback);

    public void DisableMessageOrdering() => Settings.IsOrdered = false;

    public void ConfigureFaultAttributes(Action<ExceptionReceiveContext, IDictionary<string, string>> configure) =>
        Settings.FaultAttributes.Add(configure);

    public override ReceiveEndpointContext CreateReceiveEndpointContext() => CreateContext();

    public void Build(IHost host)
    {
        var context = CreateContext();
        var endpoint = new ReceiveEndpoint(new ReceiveTransport(context), context);
        host.AddReceiveEndpoint(Settings.Queue.Name, endpoint);
        ReceiveEndpoint = endpoint;
    }

    public override IEnumerable<ValidationResult> Validate()
    {
        var queue = Settings.Queue.Name;
        if (!EntityNames.Queue.IsValidEntityName(queue))
        {
            yield return this.Failure(queue, "must be a valid queue name: 1 to 80 letters, digits, hyphens, underscores, periods or colons");
        }

        foreach (var fault in Settings.Faults())
        {
            yield return this.Failure(queue, fault);
        }

        if (Settings.PurgeOnStartup)
        {
            yield return this.Warning(queue, "Messages in the queue are deleted when the endpoint starts");
        }

        foreach (var result in base.Validate())
        {
            yield return result.WithParentKey(queue);
        }
    }

    private EndpointContext CreateContext()
    {
        ApplySpecifications(new ReceiveEndpointBuilder(this, _endpoint));

        var queue = Settings.Queue;
        var send = _endpoint.Topology.Send;
        var topology = new EndpointTopology(
            queue,
            send.ErrorQueue(queue),
            send.SkippedQueue(queue),
            _endpoint.Topology.Consume.Topics,
            Settings.MaxReceiveCount is { } limit ? limit.Value : _host.MaxReceiveCount);

        var context = new EndpointContext(_host, this, topology);
        context.GetOrAddPayload<IErrorTransport>(() => new ErrorQueue(_host, topology.ErrorQueue, [.. _host.FaultAttributes, .. Settings.FaultAttributes]));
        context.GetOrAddPayload<IDeadLetterTransport>(() => new SkippedQueue(_host, topology.SkippedQueue));
        context.GetOrAddPayload(() => _host.Topology);
        return context;
    }

    protected override bool IsAlreadyConfigured() => _inputAddress is not null || base.IsAlreadyConfigured();
}
