using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>deploy/dashboards against the metrics that docs/telemetry.md lists (which TelemetryPageTests holds to the code), by the names that Prometheus gives them.</summary>
public sealed partial class DashboardTests
{
    /// <summary>Not ours, and named in the page's text: https://opentelemetry.io/docs/specs/semconv/.</summary>
    private static readonly (string Name, string Kind, string Unit)[] OfLibraries =
    [
        ("http.server.request.duration", "histogram", "s"),
        ("db.client.connection.count", "up-down counter", "{connection}"),
        ("db.client.connection.pending_requests", "up-down counter", "{request}"),
    ];

    private static readonly HashSet<string> Known = [.. Listed().Concat(OfLibraries).SelectMany(metric => InPrometheus(metric.Name, metric.Kind, metric.Unit))];

    public static TheoryData<string> Dashboards => new(Directory.EnumerateFiles(Path.Combine(DocsFolder.Root, "deploy", "dashboards"), "*.json").Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Every_query_names_metrics_that_exist(string dashboard)
    {
        var queries = Queries(dashboard).ToList();

        Assert.NotEmpty(queries);
        Assert.All(queries, query =>
        {
            var metrics = Metrics(query).ToList();
            Assert.NotEmpty(metrics);
            Assert.All(metrics, metric => Assert.Contains(metric, Known));
        });
    }

    [Fact]
    public void A_query_on_a_metric_that_is_no_more_is_found() =>
        Assert.Equal(["gone_total", "queue_depth"], Metrics("sum by (reason, job) (rate(gone_total{reason=\"x_y\"}[$__rate_interval])) / max(queue_depth)"));

    [Theory]
    [InlineData("ingest_success", "counter", "{event}", "ingest_success_total")]
    [InlineData("queue_oldest_age_seconds", "gauge", "s", "queue_oldest_age_seconds")]
    [InlineData("fluxa.sqs.wait_before_start", "histogram", "s", "fluxa_sqs_wait_before_start_seconds_bucket")]
    [InlineData("db_latency_ms", "histogram", "ms", "db_latency_ms_milliseconds_bucket")]
    public void Names_are_as_the_page_says(string name, string kind, string unit, string expected) =>
        Assert.Contains(expected, InPrometheus(name, kind, unit));

    private static IEnumerable<string> Queries(string dashboard) =>
        from panel in JsonElement.Parse(File.ReadAllText(Path.Combine(DocsFolder.Root, "deploy", "dashboards", dashboard))).GetProperty("panels").EnumerateArray()
        from target in panel.GetProperty("targets").EnumerateArray()
        select target.GetProperty("expr").GetString()!;

    private static IEnumerable<string> Metrics(string query)
    {
        var bare = NotMetrics().Replace(query, " ");
        return Word().Matches(bare).Select(match => match.Value).Where(word => !Functions().IsMatch(word)).Distinct();
    }

    private static IEnumerable<(string Name, string Kind, string Unit)> Listed() =>
        Row().Matches(DocsFolder.Read("telemetry.md")).Select(match => (match.Groups["name"].Value, match.Groups["kind"].Value, match.Groups["unit"].Value));

    private static string[] InPrometheus(string name, string kind, string unit)
    {
        var words = unit switch
        {
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            _ => "",
        };
        var text = name.Replace('.', '_');
        var full = words.Length == 0 || text.EndsWith($"_{words}", StringComparison.Ordinal) ? text : $"{text}_{words}";
        return kind switch
        {
            "counter" => [$"{full}_total"],
            "histogram" => [$"{full}_bucket", $"{full}_sum", $"{full}_count"],
            _ => [full],
        };
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<kind>counter|histogram|up-down counter|gauge) \| (?<unit>\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    // Labels, ranges and groupings.
    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(?:by|without|on|ignoring)\s*\([^)]*\)")]
    private static partial Regex NotMetrics();

    [GeneratedRegex(@"[A-Za-z_:][A-Za-z0-9_:]*")]
    private static partial Regex Word();

    [GeneratedRegex("^(?:sum|max|min|avg|count|rate|increase|histogram_quantile|clamp_min|or|and)$")]
    private static partial Regex Functions();
}
