using System.Diagnostics;
using System.Text.Json;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;
using Fluxa.Cli.Traffic;
using Npgsql;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>GET by id through one Query with the database beside it, against the statement alone, and HTTP alone.</summary>
internal sealed class ReadRounds(IngestStack stack, BenchSettings settings)
{
    private const int Callers = 16;
    private const int Stored = 2000;
    private const int WarmUps = 3;
    private const string Rate = "rate";
    private const string P99 = "p99";
    private const string ServiceCpu = "service_cpu";
    private const string PostgresCpu = "postgres_cpu";
    private const string FloorTitle = "bare loop of one prepared statement";
    private readonly int _reads = settings.Scaled(40_000, Callers);
    private readonly List<double> _empty = [];

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Storing events to read");
        await stack.StartServiceAsync("Fluxa.Processor", cancellationToken);
        var query = await stack.StartServiceAsync("Fluxa.Query", cancellationToken);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(stack.ConnectionString) { MaxPoolSize = Callers });
        var bare = new BareReads(database);
        var ids = await StoreAsync(query, cancellationToken);
        var comparison = new Comparison(settings.Rounds, settings.Screen, WarmUps);

        var figures = await comparison.RunAsync(
            "reads by id",
            Rate,
            token => ReadAsync(query, number => bare.ReadAsync(ids[number % ids.Count], token)),
            async token =>
            {
                var empty = await ReadAsync(query, _ => GetAsync(query, "/health/live", token));
                _empty.Add(empty[Rate]);
                return await ReadAsync(query, number => GetAsync(query, $"/events/{ids[number % ids.Count]}", token));
            },
            cancellationToken);
        return
        [
            Measure("get_rate", "GET /events/{id}, 16 callers", "requests/s", Rate, BenchTarget.AtLeastValue(8000)),
            Measure("get_p99", "its p99", "ms", P99),
            Measure("get_cpu_postgres", "its CPU, PostgreSQL", "µs", PostgresCpu),
            new("get_cpu", "its CPU, Query alone", "µs", figures.Ours(ServiceCpu)),
            new("get_empty_rate", "GET /health/live of the same Query: HTTP without an event", "requests/s", Median.Of(_empty[WarmUps..])),
        ];

        BenchMeasure Measure(string key, string title, string unit, string figure, BenchTarget? target = null)
            => new(key, title, unit, figures.Ours(figure), figures.Floor(figure), FloorTitle, target);
    }

    private async Task<List<Guid>> StoreAsync(BenchService query, CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await stack.PostAsync("/events/batch", IngestStack.Batch(Stored), cancellationToken));
        var ids = answer.RootElement.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("event_id").GetGuid()).ToList();
        foreach (var id in ids)
        {
            await GetAsync(query, $"/events/{id}?wait=10s", cancellationToken);
        }

        return ids;
    }

    private async Task<IReadOnlyDictionary<string, double>> ReadAsync(BenchService query, Func<int, Task> read)
    {
        var latencies = new Latencies();
        var number = 0;
        var (service, postgres) = (query.CpuMicroseconds, stack.PostgresCpuMicroseconds);
        var effort = await Effort.OfAsync(() => Crowd.RunAsync(Callers, _reads, async () =>
        {
            var started = Stopwatch.GetTimestamp();
            await read(Interlocked.Increment(ref number)).ConfigureAwait(false);
            latencies.Add(Stopwatch.GetElapsedTime(started));
        }));
        return new Dictionary<string, double>
        {
            [Rate] = _reads / effort.Elapsed.TotalSeconds,
            [P99] = latencies.Summarize().P99,
            [ServiceCpu] = (query.CpuMicroseconds - service) / _reads,
            [PostgresCpu] = (stack.PostgresCpuMicroseconds - postgres) / _reads,
        };
    }

    private static async Task GetAsync(BenchService query, string path, CancellationToken cancellationToken)
    {
        using var response = await query.Http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
