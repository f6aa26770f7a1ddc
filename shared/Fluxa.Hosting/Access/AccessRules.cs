using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Access;

/// <summary>A service without keys is for the one machine it runs on.</summary>
internal sealed class AccessRules(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        if (options.Keys != KeyCheck.Off)
        {
            return ValidateOptionsResult.Success;
        }

        var faults = new List<string>();
        if (environment.IsProduction())
        {
            faults.Add("Fluxa:Access:Keys is Off in Production, where everybody could post and read every event: remove the setting, or set DOTNET_ENVIRONMENT=Development for a local run.");
        }

        faults.AddRange(Addresses().Where(address => !IsLoopback(address)).Select(address =>
            $"Fluxa:Access:Keys is Off while the service listens on {address}, which others can reach: listen on 127.0.0.1 or localhost, or set it On."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Every address that Kestrel takes from the configuration; without any it listens on localhost.</summary>
    private IEnumerable<string> Addresses() =>
        Split("urls")
            .Concat(Split("http_ports").Select(port => $"http://*:{port}"))
            .Concat(Split("https_ports").Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").Where(address => address.Length > 0));

    private string[] Split(string key) =>
        configuration[key]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding.IsUnixPipe
                || string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (System.Net.IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            // What can't be read can't be trusted; Kestrel will refuse it too, with a reason of its own.
            return false;
        }
    }
}
