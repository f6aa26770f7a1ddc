using BenchmarkDotNet.Attributes;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Benchmarks;

/// <summary>Whole calls without a network: check, write, sign, read. Ten messages a call.</summary>
public class CallBenchmarks
{
    private readonly AwsClients _sends = Canned.Clients(Canned.Sent);
    private readonly AwsClients _receives = Canned.Clients(Canned.Received);
    private readonly AwsClients _publishes = Canned.Clients(Canned.Published);

    [Benchmark]
    public Task Send_ten_messages() => _sends.Sqs.SendMessageBatchAsync(Canned.QueueUrl, Canned.Messages, CancellationToken.None);

    [Benchmark]
    public Task Receive_ten_messages() =>
        _receives.Sqs.ReceiveMessageAsync(Canned.QueueUrl, new ReceiveRequest(MaxMessages: 10, TimeSpan.FromSeconds(20), Visibility: null), CancellationToken.None);

    [Benchmark]
    public Task Publish_ten_messages() => _publishes.Sns.PublishBatchAsync(Canned.TopicArn, Canned.Messages, CancellationToken.None);

    [GlobalCleanup]
    public void Dispose()
    {
        _sends.Dispose();
        _receives.Dispose();
        _publishes.Dispose();
    }
}
