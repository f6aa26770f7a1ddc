namespace MassTransit;

/// <summary>Settings of one SQS queue, used when the transport creates it.</summary>
public interface IAmazonSqsQueueConfigurator
{
    /// <summary>True (default): the queue outlives the process. False marks it as temporary in its address.</summary>
    bool Durable { set; }

    /// <summary>True: the queue, its subscriptions included, is deleted when the endpoint stops. Default: false.</summary>
    bool AutoDelete { set; }

    /// <summary>
    /// Queue attributes by their SQS names. See
    /// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</see>.
    /// </summary>
    IDictionary<string, object> QueueAttributes { get; }

    /// <summary>
    /// Attributes of every subscription of this queue, by their SNS names; they win over the topic's. RawMessageDelivery is true unless
    /// set here. See <see href="https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html">SetSubscriptionAttributes</see>.
    /// </summary>
    IDictionary<string, object> QueueSubscriptionAttributes { get; }

    /// <summary>Tags given to the queue when it is created.</summary>
    IDictionary<string, string> QueueTags { get; }
}
