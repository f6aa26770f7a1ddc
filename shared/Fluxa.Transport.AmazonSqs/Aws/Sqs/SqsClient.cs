namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>SQS by its JSON protocol.</summary>
internal sealed class SqsClient
{
    /// <summary>Asks for a queue's URL; null when there is no such queue.</summary>
    public Task<string?> FindQueueUrlAsync(string queueName, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Creates the queue, or finds it with the same attributes; answers its URL.</summary>
    public Task<string> CreateQueueAsync(
        string queueName,
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, string>> GetQueueAttributesAsync(string queueUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetQueueAttributesAsync(string queueUrl, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TagQueueAsync(string queueUrl, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PurgeQueueAsync(string queueUrl, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Lists the URLs of all queues whose names start so.</summary>
    public Task<IReadOnlyList<string>> ListQueuesAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SentMessage> SendMessageAsync(string queueUrl, OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BatchAnswer<SentMessage>> SendMessageBatchAsync(string queueUrl, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Polls once, never tried again inside: the receive loop does that.</summary>
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveMessageAsync(string queueUrl, ReceiveRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BatchAnswer<bool>> DeleteMessageBatchAsync(string queueUrl, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ChangeMessageVisibilityAsync(string queueUrl, VisibilityChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BatchAnswer<bool>> ChangeMessageVisibilityBatchAsync(string queueUrl, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) => throw new NotSupportedException();
}
