using System.Net;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.EndToEnd.Tests.Outages;

/// <summary>PostgreSQL goes away under load: Ingest goes on, and everything is there when it is back.</summary>
public sealed class PostgresOutageTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restarted_under_load_it_loses_nothing()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        await pipeline.Postgres.RestartAsync(_cancellationToken);
        await traffic.MoreAsync(400);

        var acked = await traffic.StopAsync();
        traffic.WasRefusedAtMost(0);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    [Fact]
    public async Task Killed_under_load_and_started_again_it_loses_nothing()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        await pipeline.Postgres.KillAsync(_cancellationToken);
        await traffic.MoreAsync(200);
        await pipeline.Postgres.RestartAsync(_cancellationToken);

        var acked = await traffic.StopAsync();
        traffic.WasRefusedAtMost(0);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    [Fact]
    public async Task While_it_is_away_Query_says_503_and_lives()
    {
        pipeline.PostgresProxy.Set(new TcpFault.Refuse());

        using var read = await pipeline.Query.Http.GetAsync($"/events/{Guid.CreateVersion7()}", _cancellationToken);
        using var live = await pipeline.Query.Http.GetAsync("/health/live", _cancellationToken);
        using var ready = await pipeline.Query.Http.GetAsync("/health/ready", _cancellationToken);
        pipeline.PostgresProxy.Heal();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        Assert.Equal("application/problem+json", read.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(read.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        await Eventually.BecomesAsync(
            "Query is ready again",
            async () => (await pipeline.Query.Http.GetAsync("/health/ready", _cancellationToken)).StatusCode,
            status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_counts_once()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 100);
        await traffic.MoreAsync(100);

        for (var cut = 0; cut < 5; cut++)
        {
            pipeline.PostgresProxy.Set(new TcpFault.LoseAnswerTo("idempotency_keys"));
            await traffic.MoreAsync(20);
            pipeline.PostgresProxy.Heal();
            await traffic.MoreAsync(20);
        }

        var acked = await traffic.StopAsync();
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }
}
