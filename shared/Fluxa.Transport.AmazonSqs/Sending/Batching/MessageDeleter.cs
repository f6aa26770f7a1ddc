using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Deletes handled messages from one queue, as many in a request as are there.</summary>
internal sealed class MessageDeleter(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    private readonly BatchedCalls<string, bool> _deletes = new(
        new("sqs", "DeleteMessageBatch", queue.Name, (handles, cancellationToken) => client.DeleteMessageBatchAsync(queue.Url, handles, cancellationToken)),
        new BatchLimits(SqsLimits.BatchEntries, SqsLimits.BatchBytes),
        retry,
        batching,
        clock);

    /// <summary>Deletes the message that came with this receipt handle.</summary>
    /// <exception cref="AwsServiceException">The queue did not delete it, and will hand it out again.</exception>
    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) => _deletes.AddAsync(receiptHandle, bytes: 0, cancellationToken);

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => _deletes.DisposeAsync();
}
