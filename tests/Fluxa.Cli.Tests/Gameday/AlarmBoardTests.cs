using Fluxa.Alarms;
using Fluxa.Cli.Gameday.Signs;
using Fluxa.LocalInfrastructure.Otlp;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Fluxa.Cli.Tests.Gameday;

/// <summary>Alarms on what a real exporter sends to the receiver.</summary>
public sealed class AlarmBoardTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fires_for_the_service_whose_metric_is_above_and_remembers_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync(_cancellationToken);
        using var meter = new System.Diagnostics.Metrics.Meter("Fluxa.Cli.Tests.Alarms");
        var failures = meter.CreateCounter<long>(FluxaAlarms.WorkerErrors.Metric.Name);
        var depth = 0L;
        meter.CreateObservableGauge(FluxaAlarms.DlqDepth.Metric.Name, () => depth);
        using var processor = Export("processor", meter.Name, receiver.Endpoint);
        using var recovery = Export("recovery", meter.Name, receiver.Endpoint);
        var board = new AlarmBoard([FluxaAlarms.WorkerErrors.At(600), FluxaAlarms.DlqDepth.At(600)], receiver);
        var start = TimeProvider.System.GetUtcNow();

        Look(0);
        failures.Add(6, new KeyValuePair<string, object?>("reason", "unexpected_error"));
        depth = 1;
        Look(1);
        Assert.Empty(board.Fired);

        Enumerable.Range(2, 4).ToList().ForEach(Look);
        Assert.Equal([FluxaAlarms.DlqDepth.Name, FluxaAlarms.WorkerErrors.Name], board.Fired.Order());

        depth = 0;
        Look(6);
        Assert.Equal(2, board.Fired.Count);

        void Look(int tenths)
        {
            Assert.True(processor.ForceFlush() && recovery.ForceFlush());
            board.Look(start.AddMilliseconds(100 * tenths));
        }
    }

    private static MeterProvider Export(string service, string meter, string endpoint) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service))
        .AddMeter(meter)
        .AddOtlpExporter((exporter, reader) =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{endpoint}/v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = int.MaxValue;
        })
        .Build();
}
