using System.Globalization;
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

        foreach (var (key, pairs) in new[] { (TelemetryOptions.HeadersKey, options.Headers), (TelemetryOptions.AttributesKey, options.Attributes) })
        {
            if (!pairs.Split(',', StringSplitOptions.RemoveEmptyEntries).All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0))
            {
                faults.Add($"{key} must be name=value, parted by commas, or the collector would not get what it is sent for.");
            }
        }

        if (options.Sampler.Length > 0 && !TelemetryOptions.Samplers.Contains(options.Sampler, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add($"{TelemetryOptions.SamplerKey} must be one of {string.Join(", ", TelemetryOptions.Samplers)}, or every trace would be recorded.");
        }

        if (options.SamplerArgument.Length > 0 && !(double.TryParse(options.SamplerArgument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1))
        {
            faults.Add($"{TelemetryOptions.SamplerArgumentKey} must be a share of 0 to 1, or every trace would be recorded.");
        }

        if (options.Interval.Length > 0 && !(int.TryParse(options.Interval, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds > 0))
        {
            faults.Add($"{TelemetryOptions.IntervalKey} must be a whole number of milliseconds above 0, or metrics would be exported every minute whatever it says.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
