using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sns;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sns;

public sealed class SnsClientTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Raw = new() { ["RawMessageDelivery"] = "true" };

    private readonly AwsClients _clients = TestAws.Clients(emulator.ServiceUrl);
    private readonly string _name = EmulatorFixture.UniqueName("topic");
    private string _topic = "";
    private string _queueUrl = "";
    private string _queueArn = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _topic = await _clients.Sns.CreateTopicAsync(_name, TestAws.None, new Dictionary<string, string> { ["team"] = "a b&c" }, Token);
        _queueUrl = await _clients.Sqs.CreateQueueAsync(_name, TestAws.None, TestAws.None, Token);
        _queueArn = (await _clients.Sqs.GetQueueAttributesAsync(_queueUrl, Token))["QueueArn"];
    }

    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_topic_is_created_once_and_its_ARN_is_the_queues_neighbour()
    {
        var again = await _clients.Sns.CreateTopicAsync(_name, TestAws.None, TestAws.None, Token);

        Assert.Equal(_topic, again);
        Assert.Equal(_topic, Arn.Parse(_queueArn).Topic(_name).ToString());
    }

    [Fact]
    public async Task A_topics_attributes_are_read_and_changed()
    {
        await _clients.Sns.SetTopicAttributeAsync(_topic, "DisplayName", "Örders & <more>", Token);

        var attributes = await _clients.Sns.FindTopicAttributesAsync(_topic, Token);

        Assert.Equal("Örders & <more>", attributes!["DisplayName"]);
        Assert.Equal(_topic, attributes["TopicArn"]);
    }

    [Fact]
    public async Task A_deleted_topic_is_told_by_null()
    {
        await _clients.Sns.DeleteTopicAsync(_topic, Token);

        Assert.Null(await _clients.Sns.FindTopicAttributesAsync(_topic, Token));
    }

    [Fact]
    public async Task Publishing_to_a_missing_topic_is_a_permanent_fault()
    {
        var missing = _topic + "-missing";

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => _clients.Sns.PublishAsync(missing, TestAws.Message("x"), Token));

        Assert.True(thrown is { IsNotFound: true, IsTransient: false, HttpStatus: 404, Service: "sns" });
        Assert.Equal(_name + "-missing", thrown.Resource);
        Assert.NotNull(thrown.RequestId);
    }

    [Fact]
    public async Task A_subscription_is_made_once_found_changed_and_ended()
    {
        var subscription = await SubscribeAsync(Raw);
        var again = await SubscribeAsync(Raw);
        await _clients.Sns.SetSubscriptionAttributeAsync(subscription, "RawMessageDelivery", "false", Token);

        Assert.Equal(subscription, again);
        Assert.Equal([new TopicSubscription(subscription, "sqs", _queueArn)], await _clients.Sns.ListSubscriptionsAsync(_topic, Token));
        await _clients.Sns.UnsubscribeAsync(subscription, Token);
        Assert.Empty(await _clients.Sns.ListSubscriptionsAsync(_topic, Token));
    }

    [Fact]
    public async Task Every_page_of_the_subscriptions_is_read()
    {
        List<string> expected = [];
        for (var number = 0; number < 103; number++)
        {
            expected.Add(await _clients.Sns.SubscribeAsync(_topic, "sqs", $"{_queueArn}-{number}", TestAws.None, Token));
        }

        var subscriptions = await _clients.Sns.ListSubscriptionsAsync(_topic, Token);

        Assert.Equal(expected.Order(), subscriptions.Select(subscription => subscription.SubscriptionArn).Order());
    }

    [Fact]
    public async Task A_message_reaches_a_subscribed_queue_as_it_was()
    {
        const string Body = "{\"text\":\"a+b c%20 &=<> äöü € 😀 ~-_.*'()\"}\r\n";
        await SubscribeAsync(Raw);
        var message = new OutgoingMessage { Body = Body, Attributes = new Dictionary<string, MessageAttribute> { ["näme"] = MessageAttribute.Text("a&b=c d"), ["n"] = MessageAttribute.Number(5) } };

        await _clients.Sns.PublishAsync(_topic, message, Token);

        var received = Assert.Single(await ReceiveAsync());
        Assert.Equal(Body, received.Body);
        Assert.Equal(("a&b=c d", "Number"), (received.Attributes["näme"].StringValue, received.Attributes["n"].DataType));
    }

    [Fact]
    public async Task A_filter_policy_lets_through_what_it_names()
    {
        await SubscribeAsync(new(Raw) { ["FilterPolicy"] = """{"kind":["a"]}""" });

        await _clients.Sns.PublishBatchAsync(_topic, [OfKind("a"), OfKind("b")], Token);

        Assert.Equal("a", Assert.Single(await ReceiveAsync()).Body);
    }

    [Fact]
    public async Task A_batch_answers_for_each_of_its_entries()
    {
        await SubscribeAsync(Raw);
        OutgoingMessage[] messages = [.. Enumerable.Range(0, 10).Select(number => TestAws.Message(number == 7 ? new string('x', SqsLimits.TopicMessageBytes + 1) : $"{number}"))];

        var answer = await _clients.Sns.PublishBatchAsync(_topic, messages, Token);

        Assert.Equal([7], Enumerable.Range(0, answer.Count).Where(position => answer[position]!.Value.Fault is not null));
        Assert.Equal("sns PublishBatch for " + _name, answer[7]!.Value.Fault!.ToString().Split(" failed")[0]);
        Assert.All(Enumerable.Range(0, 7), position => Assert.NotEmpty(answer[position]!.Value.Result.MessageId));
        Assert.Equal(9, (await ReceiveAsync()).Count);
    }

    private static OutgoingMessage OfKind(string kind) =>
        new() { Body = kind, Attributes = new Dictionary<string, MessageAttribute> { ["kind"] = MessageAttribute.Text(kind) } };

    private Task<string> SubscribeAsync(Dictionary<string, string> attributes) => _clients.Sns.SubscribeAsync(_topic, "sqs", _queueArn, attributes, Token);

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync() =>
        _clients.Sqs.ReceiveMessageAsync(_queueUrl, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromMinutes(5)), Token);
}
