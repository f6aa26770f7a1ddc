using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Load;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>From POST until Query has the event, at 500 events/s in an open loop: every event has its time, and a stall counts for each event it held up.</summary>
internal sealed class EndToEnd(PipelineGround ground)
{
    private const int Rate = 500;
    private const double UsualSeconds = 20;

    /// <summary>So long three services that have just started compile their code under this traffic, on two cores; 200 ms at the 99th percentile are that. A small scale doesn't shorten it.</summary>
    private const int WarmUpSeconds = 10;
    private const double SmallestWhole = 0.1;

    private const string ProcessP95 =
        "select (extract(epoch from percentile_cont(0.95) within group (order by created_at - accepted_at)) * 1000)::float8 from events where user_id like 'load-%' and correlation_id is not null /* bench */";

    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var cores = CoresInUse.From(ground);
        var warmUp = (int)Math.Ceiling(WarmUpSeconds * Math.Min(1, ground.Settings.Scale / SmallestWhole));
        var rounds = new List<LoadResult>();
        for (var round = 1; round <= ground.Settings.Rounds; round++)
        {
            var result = await new PipelineTraffic(ground).RunAsync(Rate, TimeSpan.FromSeconds(Math.Max(1, UsualSeconds * ground.Settings.Scale)), round == 1 ? warmUp : 0, cancellationToken);
            ground.Settings.Screen.Progress($"500 events/s: round {round} of {ground.Settings.Rounds}: visible p50 {BenchFigure.Of(result.Visible.P50)} ms, p99 {BenchFigure.Of(result.Visible.P99)} ms; {LoadScreen.SlowestOf(result)}");
            rounds.Add(result);
        }

        double Middle(Func<LoadResult, double> figure) => Median.Of([.. rounds.Select(figure)]);
        return new(
        [
            new("visible_p50", "500 events/s: POST → visible, p50", "ms", Middle(round => round.Visible.P50), Target: BenchTarget.AtMostValue(30)),
            new("visible_p99", "500 events/s: POST → visible, p99", "ms", Middle(round => round.Visible.P99), Target: BenchTarget.AtMostValue(150)),
            new(SeedMetrics.EndToEndP95, "500 events/s: POST → visible, p95", "ms", Middle(round => round.Visible.P95)),
            new(SeedMetrics.IngestP95, "500 events/s: POST answered, p95", "ms", Middle(round => round.Post.P95)),
            new(SeedMetrics.ProcessP95, "500 events/s: accepted → committed, p95", "ms", await ground.Stack.AskAsync<double>(ProcessP95, cancellationToken)),
        ],
            cores.Say("At 500 events/s, warm-up included,"),
            $"At 500 events/s, last round: {LoadScreen.SlowestOf(rounds[^1])}.");
    }
}
