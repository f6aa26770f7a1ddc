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
    public const string HeadersKey = "OTEL_EXPORTER_OTLP_HEADERS";
    public const string SamplerKey = "OTEL_TRACES_SAMPLER";
    public const string SamplerArgumentKey = "OTEL_TRACES_SAMPLER_ARG";
    public const string IntervalKey = "OTEL_METRIC_EXPORT_INTERVAL";
    public const string AttributesKey = "OTEL_RESOURCE_ATTRIBUTES";

    public string Endpoint { get; set; } = "";

    /// <summary>For traces alone; it goes before <see cref="Endpoint"/>, and is used as it is.</summary>
    public string TracesEndpoint { get; set; } = "";

    /// <summary>For metrics alone; it goes before <see cref="Endpoint"/>, and is used as it is.</summary>
    public string MetricsEndpoint { get; set; } = "";

    /// <summary><c>http/protobuf</c> (default) or <c>grpc</c>.</summary>
    public string Protocol { get; set; } = "http/protobuf";

    /// <summary>Sent with every export, <c>name=value</c> parted by commas. A secret: it may hold the collector's key.</summary>
    public string Headers { get; set; } = "";

    /// <summary>Which traces are recorded, by the specification's words; empty: <see cref="TraceBudget"/> says.</summary>
    public string Sampler { get; set; } = "";

    /// <summary>The share of traces for a sampler by ratio, 0–1.</summary>
    public string SamplerArgument { get; set; } = "";

    /// <summary>How often metrics are exported, in milliseconds; empty: every minute.</summary>
    public string Interval { get; set; } = "";

    /// <summary>What is said of the service besides its name, <c>name=value</c> parted by commas.</summary>
    public string Attributes { get; set; } = "";

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
        Headers = configuration[HeadersKey] ?? Headers;
        Sampler = configuration[SamplerKey] ?? Sampler;
        SamplerArgument = configuration[SamplerArgumentKey] ?? SamplerArgument;
        Interval = configuration[IntervalKey] ?? Interval;
        Attributes = configuration[AttributesKey] ?? Attributes;
    }

    /// <summary>The samplers of the specification that the SDK knows.</summary>
    public static readonly string[] Samplers = ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    // Given in code, an address is used as it is: over HTTP the signal's path must be part of it.
    private Uri? AddressOf(string own, string signal) => own.Length > 0
        ? new Uri(own)
        : Endpoint.Length == 0
            ? null
            : ExportProtocol == OtlpExportProtocol.Grpc ? new Uri(Endpoint) : new Uri($"{Endpoint.TrimEnd('/')}/v1/{signal}");
}
