namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The four figures that Fluxa has been asked for by name from its first day.</summary>
internal static class SeedMetrics
{
    public const string IngestP95 = "ingest_p95_ms";
    public const string ProcessP95 = "process_p95_ms";
    public const string EndToEndP95 = "end_to_end_async_p95_ms";
    public const string Throughput = "throughput_events_per_min";
}
