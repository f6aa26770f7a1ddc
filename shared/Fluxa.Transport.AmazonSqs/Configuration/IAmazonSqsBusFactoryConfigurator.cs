namespace MassTransit;

/// <summary>Configures a bus that runs on Amazon SQS and SNS.</summary>
public interface IAmazonSqsBusFactoryConfigurator :
    IBusFactoryConfigurator<IAmazonSqsReceiveEndpointConfigurator>,
    IAmazonSqsQueueEndpointConfigurator
{
    /// <summary>How messages are sent, and what the error and skipped queues look like.</summary>
    new IAmazonSqsSendTopologyConfigurator SendTopology { get; }

    /// <summary>How messages are published, and what topics look like.</summary>
    new IAmazonSqsPublishTopologyConfigurator PublishTopology { get; }

    /// <summary>
    /// True (default): queues, topics, subscriptions and policies are created as they are needed. False: they are only looked up, so that
    /// the process needs no permission to create or change any; what is missing stops the endpoint's start.
    /// </summary>
    bool DeployTopology { set; }

    /// <summary>
    /// How often SQS delivers a message before it moves it to the error queue by itself, 1–1000 (RedrivePolicy), for endpoints that don't
    /// say otherwise. Null switches the policy off. Default: 10.
    /// </summary>
    int? MaxReceiveCount { set; }

    /// <summary>Configures how a message type is sent.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="configureTopology">Configures it.</param>
    void Send<T>(Action<IAmazonSqsMessageSendTopologyConfigurator<T>> configureTopology)
        where T : class;

    /// <summary>Configures how a message type is published.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="configureTopology">Configures it; null only makes the type known.</param>
    void Publish<T>(Action<IAmazonSqsMessagePublishTopologyConfigurator<T>>? configureTopology = null)
        where T : class;

    /// <summary>Configures how a message type is published.</summary>
    /// <param name="messageType">The message type.</param>
    /// <param name="configure">Configures it; null only makes the type known.</param>
    void Publish(Type messageType, Action<IAmazonSqsMessagePublishTopologyConfigurator>? configure = null);

    /// <summary>Names the queue of the bus's own endpoint (responses arrive there). No other endpoint may use that name.</summary>
    /// <param name="value">The queue name.</param>
    void OverrideDefaultBusEndpointQueueName(string value);

    /// <summary>
    /// Chooses the MessageGroupId of messages that are sent or published without one: on standard queues SQS then serves groups (tenants)
    /// fairly, so that a busy one doesn't delay the others; on FIFO queues it is the order. Asked again when a message is redelivered, with
    /// the headers it has kept.
    /// </summary>
    /// <param name="formatter">Returns the group, 1 to 128 letters, digits and punctuation; null for none.</param>
    void FormatGroupId(Func<SendContext, string?> formatter);

    /// <summary>Sets the host. Usually done by the <c>Host(region, h =&gt; …)</c> extensions.</summary>
    /// <param name="settings">The host's settings.</param>
    void Host(AmazonSqsHostSettings settings);

    /// <summary>Adds your own attributes to messages on their way to any error queue of this bus.</summary>
    /// <param name="configure">Receives the faulted message and the attributes to change.</param>
    void ConfigureFaultAttributes(Action<ExceptionReceiveContext, IDictionary<string, string>> configure);
}
