using System.Text;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sqs;

public sealed class SqsMessagesTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly AwsClients _clients = TestAws.Clients(emulator.ServiceUrl);
    private string _url = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _url = await _clients.Sqs.CreateQueueAsync(EmulatorFixture.UniqueName("messages"), TestAws.None, TestAws.None, Token);

    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_body_comes_back_as_it_was()
    {
        const string Body = "{\"text\":\"\\u0000 <tag> & 'quote' \\\\ +%\", \"more\":\"ä€\t\r\n\u007f\ue000\ufffd\"}";

        await _clients.Sqs.SendMessageAsync(_url, TestAws.Message(Body), Token);

        Assert.Equal(Body, (await ReceiveOneAsync()).Body);
    }

    [Fact]
    public async Task Ten_attributes_of_all_types_come_back_as_they_were()
    {
        var attributes = new Dictionary<string, MessageAttribute>
        {
            ["text"] = MessageAttribute.Text("ä€ <&> \"'\\"),
            ["number"] = MessageAttribute.Number(long.MinValue),
            ["own.type"] = new() { DataType = "Number.int", StringValue = "7" },
            ["bytes"] = MessageAttribute.Bytes([0, 1, 255]),
        };
        for (var number = 5; number <= SqsLimits.AttributesPerMessage; number++)
        {
            attributes[$"a-{number}"] = MessageAttribute.Text($"{number}");
        }

        await _clients.Sqs.SendMessageAsync(_url, new OutgoingMessage { Body = "x", Attributes = attributes }, Token);

        var received = (await ReceiveOneAsync()).Attributes;
        Assert.Equal(Flat(attributes), Flat(received));
    }

    [Fact]
    public async Task The_queues_own_attributes_come_along()
    {
        var sent = await _clients.Sqs.SendMessageAsync(_url, TestAws.Message("x"), Token);

        var received = await ReceiveOneAsync();

        Assert.Equal(sent.MessageId, received.MessageId);
        Assert.Equal(1, received.ReceiveCount);
        Assert.InRange(received.SentAt!.Value, DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.MaxValue);
        Assert.True(received.FirstReceivedAt >= received.SentAt);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ä")]
    [InlineData("€")]
    [InlineData("😀")]
    public async Task The_largest_message_fits_and_one_byte_more_does_not(string character)
    {
        var attributes = new Dictionary<string, MessageAttribute> { ["näme"] = MessageAttribute.Text(character) };
        var rest = SqsLimits.MessageBytes - (int)MessageSize.Of("näme", attributes["näme"]);
        var width = Encoding.UTF8.GetByteCount(character);
        var body = string.Concat(Enumerable.Repeat(character, rest / width)) + new string('.', rest % width);
        var message = new OutgoingMessage { Body = body, Attributes = attributes };

        await _clients.Sqs.SendMessageAsync(_url, message, Token);
        var received = await ReceiveOneAsync();

        Assert.Equal(SqsLimits.MessageBytes, MessageSize.Of(message));
        Assert.True(body == received.Body, "the body differs");
        await Assert.ThrowsAsync<AwsServiceException>(() => _clients.Sqs.SendMessageAsync(_url, new OutgoingMessage { Body = body + ".", Attributes = attributes }, Token));
    }

    [Fact]
    public async Task A_batch_answers_for_each_of_its_entries()
    {
        OutgoingMessage[] messages = [.. Enumerable.Range(0, 10).Select(number => TestAws.Message(number == 3 ? "\0" : $"{number}"))];

        var answer = await _clients.Sqs.SendMessageBatchAsync(_url, messages, Token);

        Assert.Equal([3], Enumerable.Range(0, answer.Count).Where(position => answer[position]!.Value.Fault is not null));
        Assert.Equal(("InvalidMessageContents", AwsFaultKind.Permanent), (answer[3]!.Value.Fault!.ErrorCode, answer[3]!.Value.Fault!.Kind));
        Assert.Equal(9, (await ReceiveAsync(10)).Count);
    }

    [Fact]
    public async Task A_delayed_message_is_hidden_at_first()
    {
        await _clients.Sqs.SendMessageAsync(_url, new OutgoingMessage { Body = "x", Delay = TimeSpan.FromMinutes(15) }, Token);

        Assert.Empty(await ReceiveAsync(10));
        Assert.Equal("1", (await _clients.Sqs.GetQueueAttributesAsync(_url, Token))["ApproximateNumberOfMessagesDelayed"]);
    }

    [Fact]
    public async Task A_deleted_message_does_not_come_back_and_one_handed_back_does()
    {
        await _clients.Sqs.SendMessageBatchAsync(_url, [TestAws.Message("delete"), TestAws.Message("return")], Token);
        var received = (await ReceiveAsync(10)).ToDictionary(message => message.Body, message => message.ReceiptHandle);

        var deleted = await _clients.Sqs.DeleteMessageBatchAsync(_url, [received["delete"]], Token);
        var returned = await _clients.Sqs.ChangeMessageVisibilityBatchAsync(_url, [new VisibilityChange(received["return"], TimeSpan.Zero)], Token);
        var again = await ReceiveOneAsync();

        Assert.True(deleted[0]!.Value.Result);
        Assert.True(returned[0]!.Value.Result);
        Assert.Equal(("return", 2), (again.Body, again.ReceiveCount));
        await _clients.Sqs.ChangeMessageVisibilityAsync(_url, new VisibilityChange(again.ReceiptHandle, TimeSpan.Zero), Token);
        await _clients.Sqs.DeleteMessageAsync(_url, (await ReceiveOneAsync()).ReceiptHandle, Token);
        Assert.Empty(await ReceiveAsync(10));
    }

    [Fact]
    public async Task A_lost_lease_is_permanent_and_says_so()
    {
        var answer = await _clients.Sqs.ChangeMessageVisibilityBatchAsync(_url, [new VisibilityChange("no-such-handle", TimeSpan.FromSeconds(30))], Token);

        var fault = answer[0]!.Value.Fault!;
        Assert.False(fault.IsTransient);
        Assert.Contains("The lease on the message had ended", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_poll_ends_as_soon_as_a_message_is_there()
    {
        var poll = _clients.Sqs.ReceiveMessageAsync(_url, new ReceiveRequest(10, SqsLimits.LongPoll, null), Token);

        await _clients.Sqs.SendMessageAsync(_url, TestAws.Message("x"), Token);

        Assert.Equal("x", Assert.Single(await poll.WaitAsync(TimeSpan.FromSeconds(15), Token)).Body);
    }

    [Fact]
    public async Task A_FIFO_queue_drops_a_repetition_and_keeps_the_order()
    {
        var fifo = new Dictionary<string, string> { ["FifoQueue"] = "true" };
        _url = await _clients.Sqs.CreateQueueAsync(EmulatorFixture.UniqueName("messages") + ".fifo", fifo, TestAws.None, Token);

        await _clients.Sqs.SendMessageBatchAsync(_url, [Ordered("1"), Ordered("2"), Ordered("1"), Ordered("3")], Token);

        List<string> bodies = [];
        while (await ReceiveAsync(1) is [var received])
        {
            Assert.Equal("orders", received.SystemAttributes["MessageGroupId"]);
            bodies.Add(received.Body);
            await _clients.Sqs.DeleteMessageAsync(_url, received.ReceiptHandle, Token);
        }

        Assert.Equal(["1", "2", "3"], bodies);
    }

    private static OutgoingMessage Ordered(string body) => new() { Body = body, MessageGroupId = "orders", DeduplicationId = body };

    private static IEnumerable<string> Flat(IReadOnlyDictionary<string, MessageAttribute> attributes) =>
        attributes.Select(pair => $"{pair.Key}: {pair.Value.DataType} {pair.Value.StringValue} {Convert.ToHexString(pair.Value.BinaryValue ?? [])}").Order();

    private async Task<ReceivedMessage> ReceiveOneAsync() => Assert.Single(await ReceiveAsync(1));

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int most) =>
        _clients.Sqs.ReceiveMessageAsync(_url, new ReceiveRequest(most, TimeSpan.Zero, TimeSpan.FromMinutes(5)), Token);
}
