using System.Diagnostics;
using System.Globalization;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>Times every filter, as a list and as a count. What is judged is the slowest filter, not the average of all.</summary>
internal sealed class SearchTimes(Uri recovery, BenchSettings settings)
{
    private const int ListsARound = 20;
    private const int CountsARound = 5;
    private const double MostListMilliseconds = 100;
    private const double MostCountMilliseconds = 500;

    private static readonly string[] Filters =
    [
        "", "state=any", "state=archived", "state=redriving", "queue=fluxa-process-event_error", "message_type=IngestEvent", "reason=hash_mismatch",
        "exception_type=Failure7Exception", "group=cause-7", "text=has%20no%20fee", "text=Order%20123457%20of", "text=shop-77%27", "text=nothing%20like%20it",
        "event_id=0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f", "min_attempts=5", "min_attempts=50", "max_attempts=1", "older_than=2d", "failed_after=2026-01-01T00:00:00Z",
        "reason=hash_mismatch&text=has%20no%20fee&min_attempts=2&older_than=1h",
    ];

    /// <summary>Which filters were the slowest.</summary>
    public string Slowest { get; private set; } = "";

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = recovery };
        string[] all = [.. Filters, .. Filters.Select(filter => filter.Length > 0 ? $"tenant=tenant-1&{filter}" : "tenant=tenant-1")];
        var lists = new Dictionary<string, double>();
        var counts = new Dictionary<string, double>();
        foreach (var filter in all)
        {
            lists[filter] = await TimeAsync(http, $"/failures?{filter}", ListsARound * settings.Rounds, cancellationToken);
            counts[filter] = await TimeAsync(http, $"/failures/count?{filter}", CountsARound * settings.Rounds, cancellationToken);
            settings.Screen.Progress(string.Create(CultureInfo.InvariantCulture, $"{(filter.Length > 0 ? filter : "state=open")}: list {lists[filter]:0.#} ms, count {counts[filter]:0.#} ms (p95)"));
        }

        var (list, count) = (lists.MaxBy(entry => entry.Value), counts.MaxBy(entry => entry.Value));
        Slowest = $"Slowest list: ?{list.Key}. Slowest count: ?{count.Key}.";
        return
        [
            new("list_p95", "GET /failures, p95 of the slowest filter", "ms", list.Value, Target: BenchTarget.AtMostValue(MostListMilliseconds)),
            new("count_p95", "GET /failures/count, exact, p95 of the slowest filter", "ms", count.Value, Target: BenchTarget.AtMostValue(MostCountMilliseconds)),
            new("list_median", "GET /failures, median of the filters' p95", "ms", Rounds.Median.Of(lists.Values)),
            new("count_median", "GET /failures/count, median of the filters' p95", "ms", Rounds.Median.Of(counts.Values)),
        ];
    }

    private static async Task<double> TimeAsync(HttpClient http, string path, int times, CancellationToken cancellationToken)
    {
        // The first answer is of a cold cache.
        await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var latencies = new Latencies();
        for (var time = 0; time < times; time++)
        {
            var started = Stopwatch.GetTimestamp();
            await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(started));
        }

        return latencies.Summarize().P95;
    }
}
