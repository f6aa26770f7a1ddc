namespace MassTransit;

/// <summary>Settings of one SNS topic, used when the transport creates it.</summary>
public interface IAmazonSqsTopicConfigurator
{
    /// <summary>True (default): the topic outlives the process. False marks it as temporary in its address.</summary>
    bool Durable { set; }

    /// <summary>True: the topic is deleted when the endpoint that made it stops. Default: false.</summary>
    bool AutoDelete { set; }

    /// <summary>Topic attributes by their SNS names. See
    /// <see href="https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html">SetTopicAttributes</see>.</summary>
    IDictionary<string, object> TopicAttributes { get; }

    /// <summary>Attributes of every subscription to this topic. See
    /// <see href="https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html">SetSubscriptionAttributes</see>.</summary>
    IDictionary<string, object> TopicSubscriptionAttributes { get; }

    /// <summary>Tags given to the topic when it is created.</summary>
    IDictionary<string, string> TopicTags { get; }

    /// <summary>Returns the topic's address on a host.</summary>
    /// <param name="hostAddress">The host's address, <c>amazonsqs://region/scope</c>.</param>
    AmazonSqsEndpointAddress GetEndpointAddress(Uri hostAddress);
}
