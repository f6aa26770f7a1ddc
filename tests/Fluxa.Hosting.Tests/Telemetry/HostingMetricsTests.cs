using Fluxa.Hosting.Tests.Running;
using Fluxa.LocalInfrastructure.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Hosting.Tests.Telemetry;

/// <summary>Alone: the meters of another service that ends in this process would end these.</summary>
[Collection(nameof(AloneInProcess))]
public sealed class HostingMetricsTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_starts_orderly_ends_and_answers_of_5xx_by_route_and_no_probes()
    {
        await using var collector = await OtlpReceiver.StartAsync(_cancellationToken);
        await using (var service = await RunningService.StartAsync(
            new() { ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = $"{collector.Endpoint}/v1/metrics" },
            builder => builder.Services.AddHealthChecks().AddCheck("store", () => HealthCheckResult.Unhealthy(), tags: ["ready"]),
            endpoints =>
            {
                endpoints.MapGet("/lasting/trouble/{id}", () => Results.StatusCode(503));
                endpoints.MapGet("/broken/by/a/bug", string () => throw new InvalidOperationException("a bug"));
            }))
        {
            foreach (var path in new[] { "/lasting/trouble/1", "/lasting/trouble/2", "/broken/by/a/bug", "/health/ready", "/nowhere", "/ok" })
            {
                using var answer = await service.Http.GetAsync(path, _cancellationToken);
            }

            await service.App.StopAsync(_cancellationToken);
        }

        // Other tests' services count in this process too; nobody else has these routes.
        Assert.InRange(collector.Total("service_starts"), 1, double.MaxValue);
        Assert.InRange(collector.Total("service_stops"), 1, double.MaxValue);
        Assert.Equal(2, collector.Total("api_5xx", "http.route", "/lasting/trouble/{id}"));
        Assert.Equal(1, collector.Total("api_5xx", "http.route", "/broken/by/a/bug"));
        Assert.Equal(0, collector.Total("api_5xx", "http.route", "/health/ready"));
        Assert.Empty(collector.Spans);
    }
}
