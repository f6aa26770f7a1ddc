using System.Text.RegularExpressions;
using Fluxa.Hosting.Telemetry;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>docs/telemetry.md against the instruments and spans in the code. Log events are compared by the conventions tests.</summary>
public sealed partial class TelemetryPageTests
{
    [Fact]
    public void Lists_every_instrument_and_no_other()
    {
        var created = DocsFolder.Sources().SelectMany(text => Created().Matches(text)).Select(match => match.Groups["name"].Value);
        var listed = Row().Matches(DocsFolder.Read("telemetry.md")).Select(match => match.Groups["name"].Value);

        Assert.Equal(created.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    /// <summary>What operators of such systems look for by name.</summary>
    [Theory]
    [InlineData("ingest_success", "ingest_failure", "s3_puts", "sqs_sent", "processed_success", "processed_failure", "db_latency_ms", "query_success", "query_failure", "query_not_found")]
    [InlineData("dlq_depth", "dlq_oldest_age_seconds", "idempotency_hits", "outbox_lag_ms", "redrive_pending", "redrive_in_flight", "redrive_settled")]
    [InlineData("queue_depth", "queue_oldest_age_seconds", "processing_retries", "fluxa.sqs.leases_lost", "fluxa.sqs.throttles", "api_5xx")]
    public void The_names_of_the_field_are_among_them(params string[] names) =>
        Assert.Empty(names.Except(Row().Matches(DocsFolder.Read("telemetry.md")).Select(match => match.Groups["name"].Value)));

    [Fact]
    public void Lists_every_span_of_Fluxas_and_no_other()
    {
        var started = DocsFolder.Sources().SelectMany(text => Started().Matches(text)).Select(match => match.Groups["name"].Value);
        var listed = Span().Matches(DocsFolder.Read("telemetry.md")).Select(match => match.Groups["name"].Value);

        Assert.Equal(started.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lists_every_source_of_spans_that_is_listened_to()
    {
        var listed = Source().Matches(DocsFolder.Read("telemetry.md")).Select(match => match.Groups["name"].Value).Where(name => !name.StartsWith("Fluxa.", StringComparison.Ordinal));

        Assert.Equal(TelemetrySources.Activities.Where(name => name != "Fluxa.*").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""StartActivity\(\s*"(?<name>[^"]+)""")]
    private static partial Regex Started();

    [GeneratedRegex(@"^\| `Fluxa\.\w+` \| `(?<name>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Span();

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z.]+)` \| [^|]+ \| [A-Z]", RegexOptions.Multiline)]
    private static partial Regex Source();

    [GeneratedRegex("""Create(?:Observable)?(?:Counter|Histogram|UpDownCounter|Gauge)(?:<\w+>)?\(\s*"(?<name>[^"]+)""")]
    private static partial Regex Created();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?:counter|histogram|up-down counter|gauge|observable\w+)\b", RegexOptions.Multiline)]
    private static partial Regex Row();
}
