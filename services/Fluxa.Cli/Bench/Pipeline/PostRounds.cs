using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Ingest's POST of one event, at 64 connections that ask as fast as they are answered. The Processor stands still meanwhile.</summary>
internal sealed class PostRounds(PipelineGround ground)
{
    private const int Connections = 64;
    private const string Rate = "rate";
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    /// <summary>Ingest and the load compile their code for some ten seconds of it.</summary>
    private const int WarmUps = 3;

    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var now = ground.Clock.GetUtcNow();
        var accepted = new PostLoad(ground.Ingest.Url, PostBody.At(now), 202, Connections, ground.Clock);
        var refused = new PostLoad(ground.Ingest.Url, PostBody.At(now.AddDays(1)), 422, Connections, ground.Clock);
        var duration = Usual * Math.Min(1, ground.Settings.Scale);
        var inUse = string.Empty;
        ground.Processor.Freeze();
        var figures = await new Comparison(ground.Settings.Rounds, ground.Settings.Screen, WarmUps).RunAsync(
            "Ingest POST, requests/s", Rate, token => RoundAsync(refused, token), token => RoundAsync(accepted, token), cancellationToken);
        ground.Processor.Thaw();
        await new ProcessorDrain(ground.Stack, ground.Queue, ground.Clock).WaitAsync(cancellationToken);
        return new(
        [
            new("post_rate", "Ingest: single POST, 64 connections", "requests/s", figures.Ours(Rate), figures.Floor(Rate), "validated, not sent", BenchTarget.RatioAtLeast(0.35)),
            new("post_p99", "its p99", "ms", figures.Ours("p99"), figures.Floor("p99"), "validated, not sent"),
            new("post_cpu", "its CPU, Ingest alone", "µs", figures.Ours("cpu"), figures.Floor("cpu"), "validated, not sent"),
        ],
            inUse);

        async Task<IReadOnlyDictionary<string, double>> RoundAsync(PostLoad load, CancellationToken token)
        {
            var cores = CoresInUse.From(ground);
            var before = Stack.ProcessTimes.Of(ground.Ingest.ProcessId);
            var result = await load.RunAsync(duration, token);
            inUse = cores.Say("While 64 connections post (last round),");
            return new Dictionary<string, double>
            {
                [Rate] = result.PerSecond,
                ["p99"] = result.Latency.P99,
                ["cpu"] = (Stack.ProcessTimes.Of(ground.Ingest.ProcessId) - before) / result.Latency.Count,
            };
        }
    }
}
