using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending.Batching;
using Fluxa.Transport.AmazonSqs.Tests.Aws;
using ProxyFault = Fluxa.LocalInfrastructure.Faults.Aws.AwsFault;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

public sealed class TopicPublisherTests(EmulatorFixture emulator) : IAsyncLifetime
{
    /// <summary>How long the first call takes, so that the rest gather behind it.</summary>
    private static readonly TimeSpan FirstCall = TimeSpan.FromMilliseconds(500);

    private readonly string _name = EmulatorFixture.UniqueName("publisher");
    private AwsFaultProxy _proxy = null!;
    private AwsClients _clients = null!;
    private TopicPublisher _publisher = null!;
    private string _queueUrl = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        _clients = TestAws.Clients(_proxy.ServiceUrl);
        var topic = await _clients.Sns.CreateTopicAsync(_name, TestAws.None, TestAws.None, Token);
        _queueUrl = await _clients.Sqs.CreateQueueAsync(_name, TestAws.None, TestAws.None, Token);
        var queueArn = Arn.Parse(topic).Queue(_name).ToString();
        await _clients.Sns.SubscribeAsync(topic, "sqs", queueArn, new Dictionary<string, string> { ["RawMessageDelivery"] = "true" }, Token);
        _publisher = new TopicPublisher(
            _clients.Sns,
            new TopicTarget(_name, topic, SqsLimits.TopicMessageBytes),
            TestAws.Prompt,
            new BatchingSettings { MaxConcurrentCalls = 1 },
            TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        _clients.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Publishes_many_in_few_requests_and_each_once()
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "PublishBatch", Times = 1 });
        await Task.WhenAll(Enumerable.Range(0, 21).Select(number => PublishAsync($"{number}")));

        Assert.Equal(3, _proxy.Counts[("sns", "PublishBatch")]);
        Assert.Equal(Enumerable.Range(0, 21), (await ReceiveAllAsync()).Select(int.Parse).Order());
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again()
    {
        _proxy.Plan.Add(new(new ProxyFault.Throttle()) { Operation = "PublishBatch", Times = 2 });

        await PublishAsync("a");

        Assert.Equal(["a"], await ReceiveAllAsync());
    }

    [Fact]
    public async Task A_call_that_keeps_failing_is_told_with_the_topics_name()
    {
        _proxy.Plan.Add(new(new ProxyFault.Throttle()) { Operation = "PublishBatch" });

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => PublishAsync("a"));

        Assert.True(thrown is { Service: "sns", Operation: "PublishBatch", IsThrottling: true });
        Assert.Equal(_name, thrown.Resource);
    }

    [Fact]
    public async Task Messages_of_the_largest_size_go_one_by_one_in_characters_of_four_bytes()
    {
        var body = string.Concat(Enumerable.Repeat("😀", SqsLimits.TopicMessageBytes / 4));

        await Task.WhenAll(PublishAsync(body), PublishAsync(body), PublishAsync(body));

        Assert.Equal(3, _proxy.Counts[("sns", "PublishBatch")]);
        Assert.All(await ReceiveAllAsync(), received => Assert.True(received == body, "the body differs"));
        await Assert.ThrowsAsync<MessageTooLargeException>(() => PublishAsync(body + "."));
    }

    [Fact]
    public async Task A_delayed_message_is_refused_before_anything_is_sent()
    {
        var delayed = new OutgoingMessage { Body = "x", Delay = TimeSpan.FromSeconds(1) };

        await Assert.ThrowsAsync<IllegalMessageException>(() => _publisher.PublishAsync(delayed, Token));
    }

    private Task<SentMessage> PublishAsync(string body) => _publisher.PublishAsync(TestAws.Message(body), Token);

    private async Task<List<string>> ReceiveAllAsync()
    {
        List<string> bodies = [];
        while (await _clients.Sqs.ReceiveMessageAsync(_queueUrl, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromMinutes(5)), Token) is { Count: > 0 } messages)
        {
            bodies.AddRange(messages.Select(message => message.Body));
        }

        return bodies;
    }
}
