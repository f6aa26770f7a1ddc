using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fluxa.Hosting.Telemetry;

/// <summary>
/// Exports traces and metrics over OTLP from a background thread: a collector that is slow or down costs dropped spans and nothing else.
/// Registered first, so that it starts before and stops after everything that it watches.
/// </summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options, ServiceIdentity service) : IHostedService, IDisposable
{
    // The last flush has this long in all; the process must be gone 25 s after SIGTERM.
    private const int FlushMilliseconds = 3000;

    // One export call; what a dead collector can hold a flush for.
    private const int ExportTimeoutMilliseconds = 3000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;
    private TracePropagation? _propagation;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            _traces = CreateTraces(options.Value);
            _metrics = CreateMetrics(options.Value);
        }
        else
        {
            _propagation = new TracePropagation();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            Task.Run(() => _traces?.Shutdown(FlushMilliseconds), cancellationToken),
            Task.Run(() => _metrics?.Shutdown(FlushMilliseconds), cancellationToken));

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _propagation?.Dispose();
    }

    private TracerProvider CreateTraces(TelemetryOptions telemetry) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddSource(TelemetrySources.Activities)
        .AddOtlpExporter(exporter => Address(exporter, telemetry, "traces"))
        .Build();

    private MeterProvider CreateMetrics(TelemetryOptions telemetry) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(TelemetrySources.Meters)
        .AddOtlpExporter(exporter => Address(exporter, telemetry, "metrics"))
        .Build();

    private ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService(service.Name, serviceNamespace: "fluxa", serviceVersion: service.Version);

    private static void Address(OtlpExporterOptions exporter, TelemetryOptions telemetry, string signal)
    {
        exporter.Protocol = telemetry.ExportProtocol;
        exporter.Endpoint = telemetry.AddressOf(signal);
        exporter.TimeoutMilliseconds = ExportTimeoutMilliseconds;
    }
}
