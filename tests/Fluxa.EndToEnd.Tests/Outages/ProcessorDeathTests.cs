using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Outages;

/// <summary>The Processor dies or is stopped under load: nothing acknowledged is lost, nothing counted twice.</summary>
public sealed class ProcessorDeathTests(Pipeline pipeline) : IClassFixture<Pipeline>
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_under_load_and_started_again_it_loses_nothing()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        for (var death = 0; death < 3; death++)
        {
            await pipeline.Processor.KillAsync(_cancellationToken);
            await traffic.MoreAsync(50);
            await pipeline.StartProcessorAsync(_cancellationToken);
            await traffic.MoreAsync(200);
        }

        var acked = await traffic.StopAsync();
        traffic.WasRefusedAtMost(0);
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }

    [Fact]
    public async Task Told_to_stop_under_load_it_finishes_and_exits_with_0()
    {
        await using var traffic = SteadyTraffic.Start(() => pipeline.Ingest.Http, perSecond: 200);
        await traffic.MoreAsync(300);

        var stopping = TimeProvider.System.GetTimestamp();
        var exitCode = await pipeline.Processor.TerminateAsync(_cancellationToken);
        var took = TimeProvider.System.GetElapsedTime(stopping);

        await pipeline.StartProcessorAsync(_cancellationToken);
        var acked = await traffic.StopAsync();
        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(25));
        await pipeline.HoldsExactlyAsync(acked, _cancellationToken);
    }
}
