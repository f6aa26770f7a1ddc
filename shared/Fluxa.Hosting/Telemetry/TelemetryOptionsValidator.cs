using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Telemetry;

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var faults = new List<string>();
        foreach (var (key, address) in new[]
        {
            (TelemetryOptions.EndpointKey, options.Endpoint), (TelemetryOptions.TracesKey, options.TracesEndpoint), (TelemetryOptions.MetricsKey, options.MetricsEndpoint),
        })
        {
            if (address.Length > 0 && !IsHttp(address))
            {
                faults.Add($"{key} is not an absolute http or https address, and no trace or metric would ever arrive.");
            }
        }

        if (options.Protocol is not ("http/protobuf" or "grpc"))
        {
            faults.Add($"{TelemetryOptions.ProtocolKey} must be http/protobuf or grpc; nothing else can be spoken.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
