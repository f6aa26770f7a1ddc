using System.Net;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.EndToEnd.Tests.Outages;

/// <summary>SQS, SNS or S3 fail: never a false 2xx, never a lost event, never a hand needed afterwards.</summary>
public sealed class AwsOutageTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_S3_is_down_large_events_get_503_and_small_ones_pass()
    {
        using var down = pipeline.AwsProxy.Plan.Add(new(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")) { Service = "s3" });
        var large = SampleEvent.Make(payloadBytes: 300 * 1024);

        using var refused = await large.PostAsync(pipeline.Ingest.Http, _cancellationToken);
        var small = SampleEvent.Make();

        Assert.True(await small.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await pipeline.HoldsExactlyAsync([small], _cancellationToken);
        Assert.Empty(await pipeline.Events.HashesAsync([large.Id], _cancellationToken));
    }

    [Fact]
    public async Task While_SNS_is_down_rows_are_stored_and_announced_later()
    {
        var sample = SampleEvent.Make();
        using (pipeline.AwsProxy.Plan.Add(new(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Service = "sns" }))
        {
            Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));
            await pipeline.ReadAsync(sample.Id, _cancellationToken);
            Assert.Empty(pipeline.Queue.NotificationsOf(sample.Id));
        }

        await pipeline.HoldsExactlyAsync([sample], _cancellationToken);
    }

    [Fact]
    public async Task A_payload_changed_on_its_way_from_S3_is_never_stored()
    {
        var sample = SampleEvent.Make(payloadBytes: 300 * 1024);
        using var tampered = pipeline.AwsProxy.Plan.Add(new(new AwsFault.TamperBody()) { Service = "s3", Operation = "GetObject", Resource = sample.Id.ToString() });

        Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));

        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        var letter = await Eventually.BecomesAsync(
            "the event is a dead letter", () => letters.TakeAsync(sample.Id.ToString(), _cancellationToken), letter => letter is not null);
        Assert.Equal("hash_mismatch", letter!.Attributes["fluxa-reason"]);
        Assert.Empty(await pipeline.Events.HashesAsync([sample.Id], _cancellationToken));
    }

    [Fact]
    public async Task Lost_answers_throttles_and_duplicates_together_lose_nothing_and_double_nothing()
    {
        using var lost = pipeline.AwsProxy.Plan.Add(new(new AwsFault.LoseAnswer()) { Service = "sqs", Operation = "DeleteMessageBatch", Probability = 0.2 });
        using var throttled = pipeline.AwsProxy.Plan.Add(new(new AwsFault.Throttle()) { Service = "sqs", Probability = 0.05 });
        using var doubled = pipeline.AwsProxy.Plan.Add(new(new AwsFault.Duplicate(2)) { Service = "sqs", Operation = "ReceiveMessage", Resource = "fluxa-process-event", Probability = 0.3 });
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        await traffic.MoreAsync(500);

        var acked = await traffic.StopAsync();

        pipeline.AwsProxy.Plan.Clear();
        var ids = acked.Select(sample => sample.Id).ToList();
        await Eventually.BecomesAsync(
            "all acknowledged events are stored",
            () => pipeline.Events.HashesAsync(ids, _cancellationToken),
            rows => rows.Count == ids.Count,
            TimeSpan.FromSeconds(60));
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }
}
