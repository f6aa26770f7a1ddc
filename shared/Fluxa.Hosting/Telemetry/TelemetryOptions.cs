using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Fluxa.Hosting.Telemetry;

/// <summary>Where traces and metrics go, by the names that the OpenTelemetry specification gives (not under <c>Fluxa:</c>).</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/"/>
internal sealed class TelemetryOptions
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string TracesKey = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    public const string MetricsKey = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    public const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public string Endpoint { get; set; } = "";

    /// <summary>For traces alone; it goes before <see cref="Endpoint"/>, and is used as it is.</summary>
    public string TracesEndpoint { get; set; } = "";

    /// <summary>For metrics alone; it goes before <see cref="Endpoint"/>, and is used as it is.</summary>
    public string MetricsEndpoint { get; set; } = "";

    /// <summary><c>http/protobuf</c> (default) or <c>grpc</c>.</summary>
    public string Protocol { get; set; } = "http/protobuf";

    public OtlpExportProtocol ExportProtocol => Protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;

    /// <summary>Where traces go; null: nowhere.</summary>
    public Uri? Traces => AddressOf(TracesEndpoint, "traces");

    /// <summary>Where metrics go; null: nowhere over OTLP.</summary>
    public Uri? Metrics => AddressOf(MetricsEndpoint, "metrics");

    public void Read(IConfiguration configuration)
    {
        Endpoint = configuration[EndpointKey] ?? Endpoint;
        TracesEndpoint = configuration[TracesKey] ?? TracesEndpoint;
        MetricsEndpoint = configuration[MetricsKey] ?? MetricsEndpoint;
        Protocol = configuration[ProtocolKey] is { Length: > 0 } protocol ? protocol : Protocol;
    }

    // Given in code, an address is used as it is: over HTTP the signal's path must be part of it.
    private Uri? AddressOf(string own, string signal) => own.Length > 0
        ? new Uri(own)
        : Endpoint.Length == 0
            ? null
            : ExportProtocol == OtlpExportProtocol.Grpc ? new Uri(Endpoint) : new Uri($"{Endpoint.TrimEnd('/')}/v1/{signal}");
}
