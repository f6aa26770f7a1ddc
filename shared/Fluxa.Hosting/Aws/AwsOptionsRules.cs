using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Aws;

/// <summary>The rules that attributes can't say.</summary>
internal sealed class AwsOptionsRules : IValidateOptions<AwsOptions>
{
    public ValidateOptionsResult Validate(string? name, AwsOptions options)
    {
        var faults = new List<string>();
        if (options.AccessKey.Length == 0 != (options.SecretKey.Length == 0))
        {
            faults.Add("Fluxa:Aws:AccessKey and Fluxa:Aws:SecretKey go together, or the service would sign with credentials nobody chose: set both or neither.");
        }

        if (options.ServiceUrl.Length > 0 && !IsHttp(options.ServiceUrl))
        {
            faults.Add("Fluxa:Aws:ServiceUrl is not an absolute http or https address, and no request could be sent.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
