using System.Diagnostics;
using System.Text.Json;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>GET by id through one Query with the database beside it, beside an empty answer of the same process.</summary>
internal sealed class ReadRounds(IngestStack stack, BenchSettings settings)
{
    private const int Callers = 16;
    private const int Stored = 2000;
    private const string FloorTitle = "GET /health/live";
    private readonly int _reads = settings.Scaled(40_000, Callers);
    private readonly List<double> _p99 = [];

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Storing events to read");
        using var processor = await stack.StartServiceAsync("Fluxa.Processor", cancellationToken);
        using var query = await stack.StartServiceAsync("Fluxa.Query", cancellationToken);
        var paths = await StoreAsync(query, cancellationToken);
        var comparison = new Comparison(settings.Rounds, settings.Screen);

        var (floor, ours) = await comparison.RunAsync(
            "reads by id",
            async token => (await ReadAsync(query, _ => "/health/live", token)).Rate,
            async token =>
            {
                var (rate, p99) = await ReadAsync(query, number => paths[number % paths.Count], token);
                _p99.Add(p99);
                return rate;
            },
            cancellationToken);
        return
        [
            new("get_rate", "GET /events/{id}, 16 callers", "requests/s", ours, floor, FloorTitle, BenchTarget.AtLeastValue(8000)),
            new("get_p99", "GET /events/{id}, p99", "ms", Median.Of(_p99)),
        ];
    }

    private async Task<List<string>> StoreAsync(HttpClient query, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await stack.PostAsync("/events/batch", IngestStack.Batch(Stored), cancellationToken));
        var paths = answer.RootElement.GetProperty("results").EnumerateArray().Select(item => $"/events/{item.GetProperty("event_id").GetGuid()}").ToList();
        foreach (var path in paths)
        {
            using var stored = await query.GetAsync(new Uri($"{path}?wait=10s", UriKind.Relative), cancellationToken);
            stored.EnsureSuccessStatusCode();
        }

        return paths;
    }

    private async Task<(double Rate, double P99)> ReadAsync(HttpClient query, Func<int, string> path, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var number = 0;
        var effort = await Effort.OfAsync(() => Crowd.RunAsync(Callers, _reads, async () =>
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await query.GetAsync(new Uri(path(Interlocked.Increment(ref number)), UriKind.Relative), cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            latencies.Add(Stopwatch.GetElapsedTime(started));
        }));
        return (_reads / effort.Elapsed.TotalSeconds, latencies.Summarize().P99);
    }
}
