using System.Net;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;

namespace Fluxa.LocalInfrastructure.Tests.Faults;

public sealed class AwsFaultProxyTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private AwsFaultProxy _proxy = null!;
    private SqsCaller _sqs = null!;
    private string _queueUrl = "";

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        _sqs = new SqsCaller(_proxy.ServiceUrl);
        _queueUrl = await _sqs.CreateQueueAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _sqs.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_rule_it_forwards_and_counts()
    {
        var (status, _) = await _sqs.SendBatchAsync(_queueUrl, 2);

        Assert.Equal(200, status);
        Assert.Equal(["body 0", "body 1"], (await _sqs.ReceiveAsync(_queueUrl)).Order());
        Assert.Equal(1, _proxy.Counts[("sqs", "SendMessageBatch")]);
    }

    [Fact]
    public async Task An_error_is_answered_and_nothing_forwarded()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Operation = "SendMessageBatch" });

        var (status, answer) = await _sqs.SendBatchAsync(_queueUrl, 1);

        Assert.Equal(500, status);
        Assert.EndsWith("#InternalError", answer["__type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await _sqs.ReceiveAsync(_queueUrl));
    }

    [Fact]
    public async Task A_rule_rests_after_its_times()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.Throttle()) { Operation = "SendMessageBatch", Times = 1 });

        var (first, _) = await _sqs.SendBatchAsync(_queueUrl, 1);
        var (second, _) = await _sqs.SendBatchAsync(_queueUrl, 1);

        Assert.Equal((400, 200), (first, second));
    }

    [Fact]
    public async Task A_lost_answer_means_that_the_queue_has_the_messages()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.LoseAnswer()) { Operation = "SendMessageBatch" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _sqs.SendBatchAsync(_queueUrl, 1));

        Assert.Equal(["body 0"], await _sqs.ReceiveAsync(_queueUrl));
    }

    [Fact]
    public async Task A_lost_request_means_that_it_has_not()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.LoseRequest()) { Operation = "SendMessageBatch" });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _sqs.SendBatchAsync(_queueUrl, 1));

        Assert.Empty(await _sqs.ReceiveAsync(_queueUrl));
    }

    [Fact]
    public async Task Of_a_batch_it_fails_just_the_entries_named()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.FailEntries([1], "InternalError", SenderFault: false)) { Operation = "SendMessageBatch" });

        var (status, answer) = await _sqs.SendBatchAsync(_queueUrl, 3);

        Assert.Equal(200, status);
        Assert.Equal("e1", Assert.Single(answer["Failed"]!.AsArray())!["Id"]!.GetValue<string>());
        Assert.Equal(["body 0", "body 2"], (await _sqs.ReceiveAsync(_queueUrl)).Order());
    }

    [Fact]
    public async Task It_leaves_entries_out_of_an_answer_though_they_were_done()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.OmitEntries([0])) { Operation = "SendMessageBatch" });

        var (_, answer) = await _sqs.SendBatchAsync(_queueUrl, 2);

        Assert.Equal("e1", Assert.Single(answer["Successful"]!.AsArray())!["Id"]!.GetValue<string>());
        Assert.Equal(2, (await _sqs.ReceiveAsync(_queueUrl)).Count);
    }

    [Fact]
    public async Task It_hands_a_message_out_again_without_being_told_to()
    {
        using var rule = _proxy.Plan.Add(new(new AwsFault.Duplicate(2)) { Operation = "ReceiveMessage", Times = 1 });
        await _sqs.SendBatchAsync(_queueUrl, 1);

        var first = await _sqs.ReceiveAsync(_queueUrl);
        var second = await _sqs.ReceiveAsync(_queueUrl);

        Assert.Equal(["body 0"], first);
        Assert.Equal(["body 0", "body 0"], second);
    }

    [Fact]
    public async Task It_changes_a_byte_of_an_object()
    {
        using var http = new HttpClient { BaseAddress = _proxy.ServiceUrl };
        var bucket = $"faults-{Guid.CreateVersion7():n}";
        await http.PutAsync($"/{bucket}", null);
        await http.PutAsync($"/{bucket}/key", new ByteArrayContent("payload"u8.ToArray()));
        using var rule = _proxy.Plan.Add(new(new AwsFault.TamperBody()) { Service = "s3", Operation = "GetObject" });

        var tampered = await http.GetStringAsync($"/{bucket}/key");

        Assert.Equal("pay" + (char)('l' ^ 1) + "oad", tampered);
    }

    [Fact]
    public void The_same_seed_hits_the_same_calls()
    {
        var call = new AwsCall { Service = "sqs", Operation = "SendMessage", Resource = "", Body = [] };

        bool[] Hits(int seed)
        {
            var plan = new AwsFaultPlan(seed);
            plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Probability = 0.5 });
            return [.. Enumerable.Range(0, 100).Select(_ => plan.Next(call) is not null)];
        }

        Assert.Equal(Hits(7), Hits(7));
        Assert.NotEqual(Hits(7), Hits(8));
    }
}
