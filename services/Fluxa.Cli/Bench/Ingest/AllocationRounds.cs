using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>What a single POST allocates, from the runtime's own count, which an Ingest of its own exports.</summary>
internal sealed class AllocationRounds(IngestStack stack, BenchSettings settings)
{
    private const int Callers = 16;
    private const string Metric = "dotnet.gc.heap.total_allocated";
    private const string ExportEveryMilliseconds = "200";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly int _posts = settings.Scaled(8000, Callers);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var telemetry = await OtlpReceiver.StartAsync(cancellationToken);
        await using var ingest = await stack.StartServiceAsync("Fluxa.Ingest", new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = $"{telemetry.Endpoint}/v1/metrics",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = ExportEveryMilliseconds,
        }, cancellationToken);
        var body = Encoding.UTF8.GetBytes(IngestStack.Event);
        await PostAsync();

        List<double> bytes = [];
        for (var round = 1; round <= settings.Rounds; round++)
        {
            var before = await AllocatedAsync(telemetry, cancellationToken);
            await PostAsync();
            bytes.Add((await AllocatedAsync(telemetry, cancellationToken) - before) / _posts);
            settings.Screen.Progress($"allocated by a POST: round {round} of {settings.Rounds}: {BenchFigure.Of(bytes[^1])} bytes");
        }

        return [new("post_allocated", $"POST /events of {body.Length} bytes, {Callers} callers: allocated by Ingest, transport and metrics included", "bytes", Median.Of(bytes))];

        async Task PostAsync()
        {
            await Crowd.RunAsync(Callers, _posts, () => IngestStack.PostAsync(ingest, "/events", body, cancellationToken));
            await stack.Commands.PurgeAsync(cancellationToken);
        }
    }

    /// <summary>The count as the process took it after now.</summary>
    private static async Task<double> AllocatedAsync(OtlpReceiver telemetry, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(either.Token))
        {
            if (telemetry.Metrics.FirstOrDefault(point => point.Name == Metric && point.At > now) is { } point)
            {
                return point.Value;
            }
        }

        throw new CliException($"Ingest exported no {Metric} within {Patience.TotalSeconds} s.");
    }
}
