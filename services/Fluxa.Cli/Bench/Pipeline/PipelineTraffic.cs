using Fluxa.Cli.Load;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Steady traffic through all three services, as <c>fluxa load</c> makes it.</summary>
internal sealed class PipelineTraffic(PipelineGround ground)
{
    public async Task<LoadResult> RunAsync(int rate, TimeSpan duration, int warmUpSeconds, CancellationToken cancellationToken)
    {
        var target = new Target(ground.Ingest.Url, ground.Query.Url, Postgres: null);
        var settings = new LoadSettings(rate, duration, LargeShare: 0) { WarmUpSeconds = warmUpSeconds };
        var events = new KilobyteEvents("load-", ground.Clock);
        return await new LoadRun(target, settings, new LoadScreen(json: true, TextWriter.Null), ground.Clock, events.Make).MeasureAsync(cancellationToken);
    }
}
