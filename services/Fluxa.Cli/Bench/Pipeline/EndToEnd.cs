using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>From POST until Query has the event, at 500 events/s in an open loop: every event has its time, and a stall counts for each event it held up.</summary>
internal sealed class EndToEnd(PipelineGround ground)
{
    private const int Rate = 500;
    private const double UsualSeconds = 20;

    private const string ProcessP95 =
        "select (extract(epoch from percentile_cont(0.95) within group (order by created_at - accepted_at)) * 1000)::float8 from events where user_id like 'load-%' and correlation_id is not null /* bench */";

    public async Task<(IReadOnlyList<BenchMeasure> Measures, string Note)> MeasureAsync(CancellationToken cancellationToken)
    {
        var cores = CoresInUse.From(ground);
        var result = await new PipelineTraffic(ground).RunAsync(Rate, TimeSpan.FromSeconds(Math.Max(1, UsualSeconds * ground.Settings.Scale)), cancellationToken);
        ground.Settings.Screen.Progress($"500 events/s: visible p50 {BenchFigure.Of(result.Visible.P50)} ms, p99 {BenchFigure.Of(result.Visible.P99)} ms");
        var note = cores.Say("At 500 events/s, its warm-up included,");
        IReadOnlyList<BenchMeasure> measures =
        [
            new("visible_p50", "500 events/s: POST → visible, p50", "ms", result.Visible.P50, Target: BenchTarget.AtMostValue(30)),
            new("visible_p99", "500 events/s: POST → visible, p99", "ms", result.Visible.P99, Target: BenchTarget.AtMostValue(150)),
            new(SeedMetrics.EndToEndP95, "500 events/s: POST → visible, p95", "ms", result.Visible.P95),
            new(SeedMetrics.IngestP95, "500 events/s: POST answered, p95", "ms", result.Post.P95),
            new(SeedMetrics.ProcessP95, "500 events/s: accepted → committed, p95", "ms", await ground.Stack.AskAsync<double>(ProcessP95, cancellationToken)),
        ];
        return (measures, note);
    }
}
