using System.Text.Json.Serialization;

namespace Fluxa.Cli.Traffic;

/// <summary>Percentiles, in milliseconds.</summary>
internal sealed record LatencySummary(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("p50_ms")] double P50,
    [property: JsonPropertyName("p95_ms")] double P95,
    [property: JsonPropertyName("p99_ms")] double P99,
    [property: JsonPropertyName("max_ms")] double Max);
