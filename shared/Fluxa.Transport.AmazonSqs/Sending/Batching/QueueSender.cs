using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Sends messages to one queue, as many in a request as are there.</summary>
internal sealed class QueueSender(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    private readonly BatchedCalls<OutgoingMessage, SentMessage> _sends = new(
        new("sqs", "SendMessageBatch", queue.Name, (messages, cancellationToken) => client.SendMessageBatchAsync(queue.Url, messages, cancellationToken)),
        new BatchLimits(SqsLimits.BatchEntries, SqsLimits.BatchBytes),
        retry,
        queue.IsFifo ? batching with { MaxConcurrentCalls = 1 } : batching,
        clock);

    /// <summary>Sends the message and answers when the queue has it.</summary>
    /// <exception cref="AwsServiceException">The queue did not take it.</exception>
    /// <exception cref="MessageTooLargeException">It has more bytes than the queue takes; nothing was sent.</exception>
    /// <exception cref="IllegalMessageCharacterException">It has a character that SQS refuses; nothing was sent.</exception>
    /// <exception cref="IllegalMessageException">It is empty, or its attributes are too many or empty; nothing was sent.</exception>
    public Task<SentMessage> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        _sends.AddAsync(message, MessageCheck.Demand(message, queue.Name, queue.MaximumMessageBytes), cancellationToken);

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => _sends.DisposeAsync();
}
