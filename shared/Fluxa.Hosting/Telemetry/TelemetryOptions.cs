using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Fluxa.Hosting.Telemetry;

/// <summary>Where traces and metrics go, by the names that the OpenTelemetry specification gives (not under <c>Fluxa:</c>).</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/otel/protocol/exporter/"/>
internal sealed class TelemetryOptions
{
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public string Endpoint { get; set; } = "";

    /// <summary><c>http/protobuf</c> (default) or <c>grpc</c>.</summary>
    public string Protocol { get; set; } = "http/protobuf";

    public bool Enabled => Endpoint.Length > 0;

    public OtlpExportProtocol ExportProtocol => Protocol == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;

    public void Read(IConfiguration configuration)
    {
        Endpoint = configuration[EndpointKey] ?? Endpoint;
        Protocol = configuration[ProtocolKey] is { Length: > 0 } protocol ? protocol : Protocol;
    }

    // Given in code, an address is used as it is: over HTTP the signal's path must be part of it.
    public Uri AddressOf(string signal) => ExportProtocol == OtlpExportProtocol.Grpc
        ? new Uri(Endpoint)
        : new Uri($"{Endpoint.TrimEnd('/')}/v1/{signal}");
}
