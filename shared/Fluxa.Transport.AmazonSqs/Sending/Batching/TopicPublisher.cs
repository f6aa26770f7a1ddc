using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sns;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Publishes messages to one topic, as many in a request as are there.</summary>
internal sealed class TopicPublisher(SnsClient client, TopicTarget topic, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    private readonly BatchedCalls<OutgoingMessage, SentMessage> _publishes = new(
        new("sns", "PublishBatch", topic.Name, (messages, cancellationToken) => client.PublishBatchAsync(topic.Arn, messages, cancellationToken)),
        new BatchLimits(SqsLimits.PublishBatchEntries, topic.MaximumMessageBytes),
        retry,
        topic.IsFifo ? batching with { MaxConcurrentCalls = 1 } : batching,
        clock);

    /// <summary>Publishes the message and answers when the topic has it.</summary>
    /// <exception cref="AwsServiceException">The topic did not take it.</exception>
    /// <exception cref="MessageTooLargeException">It has more bytes than the topic takes; nothing was published.</exception>
    /// <exception cref="IllegalMessageCharacterException">It has a character that SNS or the queues behind it refuse; nothing was published.</exception>
    /// <exception cref="IllegalMessageException">It is empty or delayed, or its attributes are too many or empty; nothing was published.</exception>
    public Task<SentMessage> PublishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Delay is not null)
        {
            throw new IllegalMessageException(topic.Name, "is delayed, and topics know no delay; send it to a queue instead");
        }

        return _publishes.AddAsync(message, MessageCheck.Demand(message, topic.Name, topic.MaximumMessageBytes), cancellationToken);
    }

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => _publishes.DisposeAsync();
}
