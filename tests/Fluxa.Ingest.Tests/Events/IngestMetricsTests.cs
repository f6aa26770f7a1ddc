using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Fluxa.Ingest.Tests.Factory;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Ingest.Tests.Events;

/// <summary>What is counted, under which name and tag.</summary>
public sealed class IngestMetricsTests : IAsyncDisposable
{
    private readonly IngestFactory _ingest = new();
    private readonly ConcurrentQueue<string> _counted = new();
    private readonly MeterListener _listener = new();

    public IngestMetricsTests()
    {
        var meters = _ingest.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == IngestMetrics.MeterName && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _counted.Enqueue($"{instrument.Name} +{value} {string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}".TrimEnd()));
        _listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _ingest.DisposeAsync();
    }

    [Fact]
    public async Task Counts_an_event_that_was_taken()
    {
        await PostAsync(Posted.Good);

        Assert.Equal(["sqs_sent +1 payload_mode=INLINE", "ingest_success +1"], _counted);
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("{}", "invalid-event")]
    public async Task Counts_a_refusal_by_its_problem(string body, string reason)
    {
        await PostAsync(body);

        Assert.Equal([$"ingest_failure +1 reason={reason}"], _counted);
    }

    [Fact]
    public async Task Counts_an_outage_as_a_failure_and_nothing_as_sent()
    {
        _ingest.Sends.OnSend = () => throw new InvalidOperationException();

        await PostAsync(Posted.Good);

        Assert.Equal(["ingest_failure +1 reason=unavailable"], _counted);
    }

    private async Task PostAsync(string body)
    {
        using var response = await _ingest.CreateClient().PostAsync("/events", Posted.Json(body), TestContext.Current.CancellationToken);
    }
}
