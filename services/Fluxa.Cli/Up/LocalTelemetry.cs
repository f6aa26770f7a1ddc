using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Up;

/// <summary>Collects the services' metrics for <c>fluxa status</c>, unless the person has a collector of their own.</summary>
internal static class LocalTelemetry
{
    private const string Elsewhere = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Often = "00:00:01";

    /// <summary>Null: the environment names a collector, which is to have them.</summary>
    public static async Task<OtlpReceiver?> StartAsync(CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Elsewhere)) ? await OtlpReceiver.StartAsync(cancellationToken) : null;

    /// <summary>Has a service export every second, and measure as often. Metrics alone: traces cost more, and nobody looks at them here.</summary>
    public static Dictionary<string, string?> AddTo(Dictionary<string, string?> environment, ServicePlan plan, OtlpReceiver? receiver)
    {
        if (receiver is null)
        {
            return environment;
        }

        environment["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = $"{receiver.Endpoint}/v1/metrics";
        environment["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        switch (plan.Name)
        {
            case "processor":
                environment["Fluxa__Processor__WatchInterval"] = Often;
                environment["Fluxa__Outbox__WatchInterval"] = Often;
                break;
            case "recovery":
                environment["Fluxa__Recovery__MeasureInterval"] = Often;
                break;
        }

        return environment;
    }
}
