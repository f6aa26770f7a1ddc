namespace MassTransit;

/// <summary>Configures an endpoint that receives from one SQS queue.</summary>
public interface IAmazonSqsReceiveEndpointConfigurator :
    IReceiveEndpointConfigurator,
    IAmazonSqsQueueEndpointConfigurator
{
    /// <summary>
    /// How long a received message stays hidden from other receivers unless its lease is renewed, in whole seconds, 2 s–12 h. Renewal
    /// happens at half of it. Default: what the queue says (30 s for a queue made by SQS defaults).
    /// </summary>
    TimeSpan VisibilityTimeout { set; }

    /// <summary>
    /// Longest total time a message is kept hidden while its consumer works, at most 12 h (the SQS limit, and the default). After it
    /// the lease is no longer renewed; when it ends, the consumer's cancellation token is cancelled and SQS delivers the message again.
    /// </summary>
    TimeSpan MaxVisibilityTimeout { set; }

    /// <summary>Longest extension asked for by one renewal, in seconds, 60–43200; smaller values become 60. Default: 60.</summary>
    int MaxVisibilityTimeoutRenewal { set; }

    /// <summary>
    /// Seconds until SQS delivers a message again that neither its consumer nor the error queue could take, 0–43200. Default: 1.
    /// </summary>
    int RedeliverVisibilityTimeout { set; }

    /// <summary>Messages of one MessageGroupId in work at the same time (FIFO queues). Default 1; more breaks the order.</summary>
    int ConcurrentDeliveryLimit { set; }

    /// <summary>
    /// How often SQS delivers a message before it moves it to the error queue by itself, 1–1000 (RedrivePolicy). Must exceed every
    /// retry and redelivery of your own, or SQS moves messages that are still being retried. Null switches the policy off. Default: the bus's.
    /// </summary>
    int? MaxReceiveCount { set; }

    /// <summary>
    /// From which delivery on a message is handled alone, at least 2: it may be what its processes died of, and those beside it would go to
    /// the error queue with it. Less than <see cref="MaxReceiveCount"/> by two or more. Not on ordered queues. Default: null, never.
    /// </summary>
    int? SuspectReceiveCount { set; }

    /// <summary>Pauses the endpoint and lets it go on, from outside: see <see cref="MassTransit.ReceiveGate"/>. Default: a gate of its own that is always open.</summary>
    ReceiveGate ReceiveGate { set; }

    /// <summary>Subscribes the queue to the topic of a message type.</summary>
    /// <typeparam name="T">The message type.</typeparam>
    /// <param name="callback">Configures the topic and the subscription.</param>
    void Subscribe<T>(Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null)
        where T : class;

    /// <summary>Subscribes the queue to a topic by name.</summary>
    /// <param name="topicName">The topic's name, without account or region.</param>
    /// <param name="callback">Configures the topic and the subscription.</param>
    void Subscribe(string topicName, Action<IAmazonSqsTopicSubscriptionConfigurator>? callback = null);

    /// <summary>Lets messages of one MessageGroupId be consumed in parallel and out of order (FIFO queues).</summary>
    void DisableMessageOrdering();

    /// <summary>
    /// Adds your own attributes to messages on their way to the error queue. Called once a message, after the exception's headers are
    /// set; what it sets wins. Keep values short: they count against the queue's message size.
    /// </summary>
    /// <param name="configure">Receives the faulted message and the attributes to change.</param>
    void ConfigureFaultAttributes(Action<ExceptionReceiveContext, IDictionary<string, string>> configure);
}
