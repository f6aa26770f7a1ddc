namespace Fluxa.Cli.Bench.Telemetry;

/// <summary>A way to run the services that is held against no telemetry at all.</summary>
/// <param name="Key">Short, lower case: begins the keys of its measures, and the names of its queues.</param>
/// <param name="Title">What is switched on.</param>
/// <param name="Settings">The services' settings for it.</param>
/// <param name="Limited">Whether it may cost no more than the limit; otherwise its cost is only printed.</param>
internal sealed record TelemetryMode(string Key, string Title, IReadOnlyDictionary<string, string?> Settings, bool Limited = true)
{
    private const string Often = "5000";

    /// <summary>No line, no span, no export: the floor.</summary>
    public static TelemetryMode Off { get; } = new("off", "no telemetry", new Dictionary<string, string?> { ["Logging__LogLevel__Default"] = "None" });

    /// <summary>What is compared with it.</summary>
    /// <param name="collector">Takes every export at once.</param>
    /// <param name="closed">Where nobody listens.</param>
    /// <param name="silent">Where exports are taken and never answered.</param>
    public static IReadOnlyList<TelemetryMode> All(string collector, string closed, string silent) =>
    [
        new("control", "no telemetry, another process", Off.Settings, Limited: false),
        new("otlp", "logs, traces and metrics over OTLP", Otlp(collector)),
        new("emf", "logs, metrics as EMF lines", new Dictionary<string, string?> { ["Fluxa__Telemetry__Emf"] = "true", ["Fluxa__Telemetry__EmfInterval"] = "00:00:05" }),
        new("down", "the same, the collector is down", Otlp(closed)),
        new("silent", "the same, the collector never answers", Otlp(silent)),
        new("all", "the same, every trace recorded", new Dictionary<string, string?>(Otlp(collector)) { ["OTEL_TRACES_SAMPLER"] = "parentbased_always_on" }, Limited: false),
    ];

    // Twelve times as often as it is by default: a round is too short for a minute's interval, and its export would be missing.
    private static Dictionary<string, string?> Otlp(string endpoint) => new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint, ["OTEL_METRIC_EXPORT_INTERVAL"] = Often };
}
