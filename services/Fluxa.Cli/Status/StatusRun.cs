using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Status;

/// <summary>Looks at what <c>fluxa up</c> runs: readiness from the services, the rest from the metrics that they export.</summary>
internal sealed class StatusRun(RunState state, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Looks twice, so that there are rates.</summary>
    public async Task<FluxaStatus> OnceAsync(CancellationToken cancellationToken)
    {
        using var http = Client();
        var before = await MetricsAsync(http, cancellationToken);
        await Task.Delay(Between, clock, cancellationToken);
        return await ReadAsync(http, before, await MetricsAsync(http, cancellationToken), cancellationToken);
    }

    /// <summary>Looks every two seconds until it is cancelled, and hands on what it saw.</summary>
    public async Task FollowAsync(Action<FluxaStatus> show, CancellationToken cancellationToken)
    {
        using var http = Client();
        try
        {
            var before = await MetricsAsync(http, cancellationToken);
            while (true)
            {
                await Task.Delay(Between, clock, cancellationToken);
                var now = await MetricsAsync(http, cancellationToken);
                show(await ReadAsync(http, before, now, cancellationToken));
                before = now;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private static HttpClient Client() => new() { Timeout = Patience };

    private async Task<FluxaStatus> ReadAsync(HttpClient http, MetricsView before, MetricsView now, CancellationToken cancellationToken) => new()
    {
        Services = await Task.WhenAll(
            new[] { ("ingest", state.Ingest), ("processor", state.Processor), ("query", state.Query), ("recovery", state.Recovery) }
                .Select(async service => new ServiceStatus(service.Item1, service.Item2, await IsReadyAsync(http, service.Item2, cancellationToken)))),
        Queue = new Backlog(now.Gauge("queue_depth"), now.Gauge("queue_oldest_age_seconds")),
        Dlq = new Backlog(now.Gauge("dlq_depth"), now.Gauge("dlq_oldest_age_seconds")),
        Outbox = new Backlog(now.Gauge("outbox_depth"), now.Gauge("outbox_oldest_age_seconds")),
        AcceptedPerSecond = now.Rate(before, "ingest_success"),
        ProcessedPerSecond = now.Rate(before, "processed_success"),
        FailedPerSecond = now.Rate(before, "processed_failure"),
        PublishedPerSecond = now.Rate(before, "outbox_published"),
        PostP95Ms = 1000 * now.P95(before, "http.server.request.duration", "http.request.method", "POST"),
        CommitP95Ms = now.P95(before, "db_latency_ms"),
        OutboxLagP95Ms = now.P95(before, "outbox_lag_ms"),
    };

    /// <summary>Empty when the metrics go elsewhere, or nobody answers.</summary>
    private async Task<MetricsView> MetricsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            var points = state.Telemetry.Length == 0 ? [] : await http.GetFromJsonAsync<MetricPoint[]>($"{state.Telemetry}/points", cancellationToken);
            return new MetricsView(clock.GetUtcNow(), points ?? []);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new MetricsView(clock.GetUtcNow(), []);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string service, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync($"{service}/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
