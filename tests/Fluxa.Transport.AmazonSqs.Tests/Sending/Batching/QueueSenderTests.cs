using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending.Batching;
using Fluxa.Transport.AmazonSqs.Tests.Aws;
using ProxyFault = Fluxa.LocalInfrastructure.Faults.Aws.AwsFault;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>The emulator is real; the proxy before it breaks what the emulator never breaks.</summary>
public sealed class QueueSenderTests(EmulatorFixture emulator) : IAsyncLifetime
{
    /// <summary>How long the first call takes, so that the rest gather behind it.</summary>
    private static readonly TimeSpan FirstCall = TimeSpan.FromMilliseconds(500);

    private readonly string _name = EmulatorFixture.UniqueName("sender");
    private AwsFaultProxy _proxy = null!;
    private AwsClients _clients = null!;
    private QueueSender _sender = null!;
    private string _url = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        _clients = TestAws.Clients(_proxy.ServiceUrl);
        _url = await _clients.Sqs.CreateQueueAsync(_name, TestAws.None, TestAws.None, Token);
        _sender = new QueueSender(
            _clients.Sqs,
            new QueueTarget(_name, _url, SqsLimits.MessageBytes),
            TestAws.Prompt,
            new BatchingSettings { MaxConcurrentCalls = 1 },
            TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        _clients.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Sends_many_in_few_requests_and_each_once()
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "SendMessageBatch", Times = 1 });
        await Task.WhenAll(Enumerable.Range(0, 101).Select(number => _sender.SendAsync(TestAws.Message($"{number}"), Token)));

        Assert.Equal(11, _proxy.Counts[("sqs", "SendMessageBatch")]);
        Assert.Equal(Enumerable.Range(0, 101), (await ReceiveAllAsync()).Select(int.Parse).Order());
    }

    [Fact]
    public async Task An_entry_that_failed_in_passing_goes_again_without_the_others()
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "SendMessageBatch", Times = 1 });
        _proxy.Plan.Add(new(new ProxyFault.FailEntries([1], "InternalError", SenderFault: false)) { Operation = "SendMessageBatch" });

        // The first goes alone; meanwhile the rest gather into one batch, whose second entry fails, and goes again alone.
        await Task.WhenAll(SendAsync("first"), SendAsync("a"), SendAsync("b"), SendAsync("c"));

        Assert.Equal(["a", "b", "c", "first"], (await ReceiveAllAsync()).Order());
        Assert.Equal(3, _proxy.Counts[("sqs", "SendMessageBatch")]);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(2, 5, 7)]
    [InlineData(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)]
    public async Task Entries_that_fail_together_are_told_to_their_own_callers(params int[] positions)
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "SendMessageBatch", Times = 1 });
        _proxy.Plan.Add(new(new ProxyFault.FailEntries(positions, "InvalidMessageContents", SenderFault: true)) { Operation = "SendMessageBatch" });

        // The first goes alone; meanwhile the ten others gather into one batch.
        var sends = Enumerable.Range(0, 11).Select(number => SendAsync($"{number}")).ToList();
        await Task.WhenAll(sends.Select(send => send.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(positions.Select(position => position + 1), Enumerable.Range(0, 11).Where(number => sends[number].IsFaulted));
        Assert.Equal(11 - positions.Length, (await ReceiveAllAsync()).Count);
    }

    [Fact]
    public async Task An_entry_that_cannot_succeed_fails_its_own_caller_only()
    {
        await SendAsync("first");
        _proxy.Plan.Add(new(new ProxyFault.FailEntries([0], "InvalidMessageContents", SenderFault: true)) { Operation = "SendMessageBatch", Times = 1 });

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("refused"));
        await SendAsync("later");

        Assert.Equal(("InvalidMessageContents", AwsFaultKind.Permanent, "SendMessageBatch", _name), (thrown.ErrorCode, thrown.Kind, thrown.Operation, thrown.Resource));
        Assert.Equal(["first", "later"], (await ReceiveAllAsync()).Order());
    }

    [Fact]
    public async Task An_entry_that_keeps_failing_is_given_up_after_the_last_attempt()
    {
        _proxy.Plan.Add(new(new ProxyFault.FailEntries([0], "InternalError", SenderFault: false)) { Operation = "SendMessageBatch" });

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("a"));

        Assert.Equal(AwsFaultKind.Server, thrown.Kind);
        Assert.Equal(TestAws.Prompt.MaxAttempts, _proxy.Counts[("sqs", "SendMessageBatch")]);
    }

    [Fact]
    public async Task An_entry_that_the_answer_leaves_out_goes_again()
    {
        _proxy.Plan.Add(new(new ProxyFault.OmitEntries([0])) { Operation = "SendMessageBatch", Times = 1 });

        await SendAsync("a");

        Assert.Equal(["a", "a"], await ReceiveAllAsync());
    }

    [Fact]
    public async Task An_entry_that_every_answer_leaves_out_fails_in_time()
    {
        _proxy.Plan.Add(new(new ProxyFault.OmitEntries([0])) { Operation = "SendMessageBatch" });

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("a"));

        Assert.Equal(("MissingFromAnswer", true), (thrown.ErrorCode, thrown.IsTransient));
        Assert.Contains("the answer says nothing about this entry", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again_as_a_whole()
    {
        _proxy.Plan.Add(new(new ProxyFault.Throttle()) { Operation = "SendMessageBatch", Times = 2 });

        await SendAsync("a");

        Assert.Equal(3, _proxy.Counts[("sqs", "SendMessageBatch")]);
        Assert.Equal(["a"], await ReceiveAllAsync());
    }

    [Fact]
    public async Task A_lost_answer_sends_twice_rather_than_never()
    {
        _proxy.Plan.Add(new(new ProxyFault.LoseAnswer()) { Operation = "SendMessageBatch", Times = 1 });

        await SendAsync("a");

        Assert.Equal(["a", "a"], await ReceiveAllAsync());
    }

    [Fact]
    public async Task When_the_whole_call_fails_each_caller_gets_an_exception_of_its_own()
    {
        _proxy.Plan.Add(new(new ProxyFault.LoseRequest()) { Operation = "SendMessageBatch" });

        var first = Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("a"));
        var second = Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("b"));
        var third = Assert.ThrowsAsync<AwsServiceException>(() => SendAsync("c"));

        Assert.Equal(3, (await Task.WhenAll(first, second, third)).Where(thrown => thrown.Kind is AwsFaultKind.Connection).Distinct().Count());
        Assert.Equal(0, _proxy.Counts[("sqs", "SendMessageBatch")] % TestAws.Prompt.MaxAttempts);
    }

    [Fact]
    public async Task A_message_too_large_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(new string('a', SqsLimits.MessageBytes + 1)));

        Assert.False(_proxy.Counts.ContainsKey(("sqs", "SendMessageBatch")));
    }

    [Fact]
    public async Task Messages_of_a_megabyte_go_one_by_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => SendAsync(new string((char)('a' + number), SqsLimits.MessageBytes))));

        Assert.Equal(4, _proxy.Counts[("sqs", "SendMessageBatch")]);
        Assert.Equal(["a", "b", "c", "d"], (await ReceiveAllAsync()).Select(body => body[..1]).Order());
    }

    private Task<SentMessage> SendAsync(string body) => _sender.SendAsync(TestAws.Message(body), Token);

    private async Task<List<string>> ReceiveAllAsync()
    {
        List<string> bodies = [];
        while (await _clients.Sqs.ReceiveMessageAsync(_url, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromMinutes(5)), Token) is { Count: > 0 } messages)
        {
            bodies.AddRange(messages.Select(message => message.Body));
        }

        return bodies;
    }
}
