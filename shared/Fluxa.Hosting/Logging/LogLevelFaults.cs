using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Logging;

/// <summary>Levels that can't be read. They stop the service at start like any other wrong setting; until then they are left out, or no log could say so.</summary>
internal sealed class LogLevelFaults : IValidateOptions<LogLevelFaults.Checked>
{
    private const string Levels = "Logging:LogLevel";
    private const string Instead = nameof(LogLevel.Information);
    private readonly List<string> _keys;

    private LogLevelFaults(List<string> keys) => _keys = keys;

    /// <summary>Finds them, and puts a level that can be read in their place.</summary>
    public static LogLevelFaults TakeFrom(IConfigurationManager configuration)
    {
        var wrong = configuration.GetSection(Levels).GetChildren()
            .Where(level => level.Value is { } value && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            .Select(level => level.Path)
            .ToList();
        configuration.Sources.Add(new MemoryConfigurationSource { InitialData = wrong.Select(key => KeyValuePair.Create(key, (string?)Instead)) });
        return new LogLevelFaults(wrong);
    }

    public ValidateOptionsResult Validate(string? name, Checked options) => _keys.Count == 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(_keys.Select(key => $"{key} is no level: there are {string.Join(", ", Enum.GetNames<LogLevel>())}."));

    /// <summary>Nothing but the occasion: validated at start.</summary>
    internal sealed class Checked;
}
