using Fluxa.Hosting.Telemetry.Emf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fluxa.Hosting.Telemetry;

/// <summary>
/// Exports traces and metrics over OTLP, and metrics as EMF lines, from background threads: a collector that is slow or down costs dropped
/// spans, one warning, and nothing else. Registered first, so that it starts before and stops after everything that it watches.
/// </summary>
internal sealed class TelemetryExport(
    IOptions<TelemetryOptions> options,
    IOptions<ExportOptions> export,
    EmfOutput output,
    ServiceIdentity service,
    HostingMetrics counts,
    TimeProvider clock,
    ILogger<ExportWatch> logger) : IHostedService, IDisposable
{
    // The last flush has this long in all; the process must be gone 25 s after SIGTERM.
    private const int FlushMilliseconds = 3000;

    // One export call; what a dead collector can hold a flush for.
    private const int ExportTimeoutMilliseconds = 3000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;
    private TracePropagation? _propagation;
    private ExportWatch? _watch;
    private Task _first = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var addresses = new[] { options.Value.Traces, options.Value.Metrics }.OfType<Uri>().Select(address => address.AbsoluteUri).ToArray();
        if (addresses.Length > 0)
        {
            _watch = new ExportWatch(addresses, logger);
        }

        _propagation = new TracePropagation(keepsSampled: options.Value.Traces is null);
        if (options.Value.Traces is { } traces)
        {
            _traces = CreateTraces(traces);
        }

        if (options.Value.Metrics is not null || export.Value.Emf)
        {
            _metrics = CreateMetrics(options.Value.Metrics);
        }

        // At once: a process that dies soon must have been seen to start.
        counts.Started();
        _first = Task.Run(() => _metrics?.ForceFlush(FlushMilliseconds), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        counts.Stopped();
        return Task.WhenAll(Task.Run(() => _traces?.Shutdown(FlushMilliseconds), cancellationToken), StopMetricsAsync(cancellationToken));
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        _propagation?.Dispose();
        _watch?.Dispose();
    }

    // A collection that is under way is what a second one gets too: the last must not be the first.
    private async Task StopMetricsAsync(CancellationToken cancellationToken)
    {
        await _first.ConfigureAwait(false);
        await Task.Run(() => _metrics?.Shutdown(FlushMilliseconds), cancellationToken).ConfigureAwait(false);
    }

    private TracerProvider CreateTraces(Uri address)
    {
        var builder = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(TelemetrySources.Activities)
            .AddOtlpExporter(exporter => Address(exporter, address));
        if (options.Value.Sampler.Length == 0)
        {
            builder.SetSampler(new TraceBudget(export.Value.TracesPerSecond, clock));
        }

        return builder.Build();
    }

    private MeterProvider CreateMetrics(Uri? address)
    {
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(address is null ? EmfExporter.Meters : TelemetrySources.Meters);
        if (address is not null)
        {
            builder.AddOtlpExporter(exporter => Address(exporter, address));
        }

        if (export.Value.Emf)
        {
            builder.AddReader(new PeriodicExportingMetricReader(new EmfExporter(service.Name, output, clock), (int)export.Value.EmfInterval.TotalMilliseconds)
            {
                TemporalityPreference = MetricReaderTemporalityPreference.Delta,
            });
        }

        return builder.Build();
    }

    private ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService(service.Name, serviceNamespace: "fluxa", serviceVersion: service.Version);

    private void Address(OtlpExporterOptions exporter, Uri address)
    {
        exporter.Protocol = options.Value.ExportProtocol;
        exporter.Endpoint = address;
        exporter.TimeoutMilliseconds = ExportTimeoutMilliseconds;
    }
}
