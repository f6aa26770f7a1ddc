using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Renews or ends the leases on one queue's messages, as many in a request as are there.</summary>
internal sealed class VisibilityChanger(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    private readonly BatchedCalls<VisibilityChange, bool> _changes = new(
        new("sqs", "ChangeMessageVisibilityBatch", queue.Name, (changes, cancellationToken) => client.ChangeMessageVisibilityBatchAsync(queue.Url, changes, cancellationToken)),
        new BatchLimits(SqsLimits.BatchEntries, SqsLimits.BatchBytes),
        retry,
        batching,
        clock);

    /// <summary>Hides the message for that long from now, or hands it back (zero).</summary>
    /// <exception cref="AwsServiceException">The queue did not: the lease has ended (permanent), or the call failed.</exception>
    public Task ChangeAsync(VisibilityChange change, CancellationToken cancellationToken) => _changes.AddAsync(change, bytes: 0, cancellationToken);

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => _changes.DisposeAsync();
}
