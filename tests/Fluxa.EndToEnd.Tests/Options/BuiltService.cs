using Fluxa.EndToEnd.Tests.InProcess;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fluxa.EndToEnd.Tests.Options;

/// <summary>A service as its own Program builds it, and never started: its configuration can be changed and judged as often as one likes, for microseconds each.</summary>
internal sealed class BuiltService
{
    private readonly IHost _host;
    private readonly ChangingSettings _settings = new();

    public BuiltService(string project, IReadOnlyDictionary<string, string> settings)
    {
        _host = ServiceProgram.Build(project, settings);
        ((IConfigurationBuilder)_host.Services.GetRequiredService<IConfiguration>()).Add(_settings);
    }

    /// <summary>Whether the service has these options at all.</summary>
    public bool Has(OptionsClass options) => _host.Services.GetServices(typeof(IValidateOptions<>).MakeGenericType(options.Type)).Any();

    /// <summary>What the check at start says about the configuration with these settings over it.</summary>
    public IReadOnlyList<string> FaultsWith(params IEnumerable<(string Key, string Value)> settings)
    {
        _settings.Become(settings);
        foreach (var options in OptionsClass.All)
        {
            options.Forget(_host.Services);
        }

        try
        {
            _host.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
        catch (AggregateException exception)
        {
            return [.. exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)];
        }
    }

    private sealed class ChangingSettings : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Become(IEnumerable<(string Key, string Value)> settings) =>
            Data = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.OrdinalIgnoreCase);
    }
}
