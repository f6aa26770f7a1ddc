using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A topic that exists, and the batcher that publishes to it.</summary>
internal sealed class BrokerTopic(AwsClients clients, string name, string arn, int maximumMessageBytes) : IAsyncDisposable
{
    public string Name => name;

    public string Arn => arn;

    public TopicPublisher Publisher { get; } = new(
        clients.Sns,
        new TopicTarget(name, arn, maximumMessageBytes),
        clients.Settings.Retry,
        new BatchingSettings(),
        clients.Clock);

    public ValueTask DisposeAsync() => Publisher.DisposeAsync();
}
