using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Telemetry;

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var faults = new List<string>();
        if (options.Enabled && !IsHttp(options.Endpoint))
        {
            faults.Add($"{TelemetryOptions.EndpointKey} is not an absolute http or https address, and no trace or metric would ever arrive.");
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
