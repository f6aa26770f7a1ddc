using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using Fluxa.Hosting.Tests.Running;
using Fluxa.LocalInfrastructure.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Hosting.Tests.Telemetry;

public sealed class TelemetryExportTests
{
    private static readonly ActivitySource Source = new("Fluxa.Hosting.Tests");
    private static readonly Meter Meter = new("Fluxa.Hosting.Tests");
    private static readonly Counter<long> Counted = Meter.CreateCounter<long>("telemetry_export_tests");
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_seen_is_exported_by_the_time_the_service_has_stopped()
    {
        await using var collector = await OtlpReceiver.StartAsync(_cancellationToken);
        await using (var service = await StartAsync(collector.Endpoint))
        {
            using var answer = await service.Http.GetAsync("/work", _cancellationToken);
            await service.App.StopAsync(_cancellationToken);
        }

        var work = Assert.Single(collector.Spans, span => span.Name == "working-in-fluxa");
        var request = Assert.Single(collector.Spans, span => span.Source == "Microsoft.AspNetCore" && span.TraceId == work.TraceId);
        Assert.Equal(request.SpanId, work.ParentSpanId);
        var call = Assert.Single(collector.Spans, span => span.SpanId == request.ParentSpanId);
        Assert.Equal("System.Net.Http", call.Source);
        Assert.Empty(call.ParentSpanId);
        Assert.False(request.Failed);
        Assert.Contains("fluxa.correlation_id", request.Tags.Keys);
        Assert.Equal(1, collector.Total("telemetry_export_tests"));
        Assert.Equal(1, collector.Total("telemetry_export_tests", "colour", "green"));
        Assert.Equal(0, collector.Total("telemetry_export_tests", "colour", "red"));
        Assert.True(collector.Total("http.server.request.duration", "http.route", "/work") >= 1);
    }

    [Fact]
    public async Task Health_probes_are_no_part_of_it()
    {
        await using var collector = await OtlpReceiver.StartAsync(_cancellationToken);
        await using (var service = await StartAsync(collector.Endpoint))
        {
            using var probe = await service.Http.GetAsync("/health/ready", _cancellationToken);
            using var work = await service.Http.GetAsync("/work", _cancellationToken);
            await service.App.StopAsync(_cancellationToken);
        }

        Assert.Contains(collector.Spans, span => span.Tags.GetValueOrDefault("url.path") == "/work");
        Assert.DoesNotContain(collector.Spans, span => span.Tags.GetValueOrDefault("url.path")?.StartsWith("/health", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(collector.Spans, span => span.Name == "checking-in-fluxa");
    }

    [Fact]
    public async Task A_collector_that_is_down_costs_neither_an_answer_nor_a_slow_stop()
    {
        await using var service = await StartAsync($"http://127.0.0.1:{ClosedPort()}");
        var started = TimeProvider.System.GetTimestamp();

        using var answer = await service.Http.GetAsync("/work", _cancellationToken);
        await service.App.StopAsync(_cancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static Task<RunningService> StartAsync(string endpoint) => RunningService.StartAsync(
        new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint },
        builder => builder.Services.AddHealthChecks().AddCheck("store", Check, tags: ["ready"]),
        map: endpoints => endpoints.MapGet("/work", () =>
        {
            using var activity = Source.StartActivity("working-in-fluxa");
            Counted.Add(1, new KeyValuePair<string, object?>("colour", "green"));
            return Results.Ok();
        }));

    private static HealthCheckResult Check()
    {
        using var activity = Source.StartActivity("checking-in-fluxa");
        return HealthCheckResult.Healthy();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
