using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Outages;

/// <summary>Ingest dies or is stopped under load: what it acknowledged is there, what it didn't may be sent again.</summary>
public sealed class IngestDeathTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_under_load_it_has_kept_every_202()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        await pipeline.Ingest.KillAsync(_cancellationToken);
        await pipeline.StartIngestAsync(_cancellationToken);
        await traffic.MoreAsync(200);

        var acked = await traffic.StopAsync();
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    [Fact]
    public async Task Told_to_stop_under_load_it_answers_what_it_took_and_exits_with_0()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        var exitCode = await pipeline.Ingest.TerminateAsync(_cancellationToken);

        var acked = await traffic.StopAsync();
        await pipeline.StartIngestAsync(_cancellationToken);
        Assert.Equal(0, exitCode);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }
}
