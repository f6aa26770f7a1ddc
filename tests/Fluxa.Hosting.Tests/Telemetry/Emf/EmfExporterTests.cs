using System.Diagnostics.Metrics;
using System.Text.Json;
using Fluxa.Hosting.Telemetry.Emf;
using Fluxa.Testing.Time;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Fluxa.Hosting.Tests.Telemetry.Emf;

public sealed class EmfExporterTests : IDisposable
{
    private readonly Meter _meter = new($"Fluxa.Emf{Guid.CreateVersion7():n}");
    private readonly StringWriter _output = new();
    private readonly FakeClock _clock = new();
    private readonly MeterProvider _provider;

    public EmfExporterTests() => _provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter(_meter.Name)
        .AddMeter("Strange.*")
        .AddReader(new PeriodicExportingMetricReader(new EmfExporter("ingest", new EmfOutput(_output), _clock), Timeout.Infinite)
        {
            TemporalityPreference = MetricReaderTemporalityPreference.Delta,
        })
        .Build();

    [Fact]
    public void A_counter_is_one_metric_for_the_service_and_one_for_its_tags()
    {
        var counter = _meter.CreateCounter<long>("ingest_failure", "{request}");
        counter.Add(2, new KeyValuePair<string, object?>("reason", "too large"));
        counter.Add(1, new KeyValuePair<string, object?>("reason", "too large"));

        var line = Assert.Single(Flush());

        Assert.Equal(
            """{"_aws":{"Timestamp":1772625600000,"CloudWatchMetrics":[{"Namespace":"Fluxa/Ingest","Dimensions":[["service"],["service","reason"]],"Metrics":[{"Name":"ingest_failure","Unit":"Count"}]}]},"timestamp":"2026-03-04T12:00:00.000Z","level":"information","correlation_id":null,"message":"metrics","fields":{},"service":"ingest","reason":"too large","ingest_failure":3}""",
            line);
    }

    [Fact]
    public void A_counter_tells_what_it_counted_since_the_line_before_and_nothing_when_it_did_not()
    {
        var counter = _meter.CreateCounter<long>("sqs_sent");
        counter.Add(5);
        var first = Assert.Single(Flush());
        counter.Add(2);
        var second = Assert.Single(Flush());

        Assert.Equal((5, 2), (Value(first, "sqs_sent").GetInt32(), Value(second, "sqs_sent").GetInt32()));
        Assert.Empty(Flush());
    }

    [Fact]
    public void Every_kind_of_instrument_and_any_tag_makes_documents_that_the_specification_allows()
    {
        _meter.CreateCounter<double>("seconds", "s").Add(0.25);
        _meter.CreateUpDownCounter<int>("away", "{dependency}").Add(1, new KeyValuePair<string, object?>("", ""));
        _meter.CreateObservableGauge("depth", () => 7L, "{message}");
        _meter.CreateObservableGauge("not_a_number", () => double.NaN, "s");
        _meter.CreateCounter<long>("tagged").Add(1, [.. Enumerable.Range(0, 40).Select(number => new KeyValuePair<string, object?>($"tag{number}", $"line\r\nbreak {number}"))]);
        _meter.CreateCounter<long>("clash").Add(1, new("clash", "a"), new("service", "b"), new("_aws", "c"), new("empty", null));
        _meter.CreateCounter<long>("long").Add(1, new KeyValuePair<string, object?>("text", new string('x', 5000)));
        var latency = _meter.CreateHistogram<double>("db_latency_ms", "ms");
        for (var number = 0; number < 5000; number++)
        {
            latency.Record(number / 10.0);
        }

        var lines = Flush();

        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => EmfSpecification.Check(line, _clock.GetUtcNow()));
        Assert.DoesNotContain(lines, line => line.Contains("not_a_number", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_a_hundred_metrics_are_more_than_one_document()
    {
        for (var number = 0; number < 150; number++)
        {
            _meter.CreateCounter<long>($"metric{number}").Add(number);
        }

        var lines = Flush();

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => EmfSpecification.Check(line, _clock.GetUtcNow()));
    }

    [Fact]
    public void Other_meters_cost_nothing()
    {
        using var strange = new Meter("Strange.Library");
        strange.CreateCounter<long>("theirs").Add(1);
        strange.CreateCounter<long>("db.client.connection.timeouts").Add(1);

        Assert.Contains("db.client.connection.timeouts", Assert.Single(Flush()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_costs_the_line_and_nothing_else()
    {
        using var full = new FullDisk();
        using var exporter = new EmfExporter("ingest", new EmfOutput(full), _clock);
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new PeriodicExportingMetricReader(exporter, Timeout.Infinite)).Build();
        _meter.CreateCounter<long>("sqs_sent").Add(1);

        provider.ForceFlush();

        Assert.Equal(1, full.Tries);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
        _output.Dispose();
    }

    private List<string> Flush()
    {
        _output.GetStringBuilder().Clear();
        _provider.ForceFlush();
        return [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static JsonElement Value(string line, string name) => JsonElement.Parse(line).GetProperty(name);

    private sealed class FullDisk : StringWriter
    {
        public int Tries { get; private set; }

        public override void Write(string? value)
        {
            Tries++;
            throw new IOException("No space left on device");
        }
    }
}
