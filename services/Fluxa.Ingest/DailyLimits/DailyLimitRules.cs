using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.DailyLimits;

/// <summary>A limit that can't be read would be one that nobody keeps.</summary>
internal sealed class DailyLimitRules : IValidateOptions<DailyLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, DailyLimitOptions options)
        => DailyLimitText.Read(options.Rules).Faults is { Count: > 0 } faults
            ? ValidateOptionsResult.Fail(faults.Select(fault => $"Fluxa:DailyLimits:Rules: {fault}."))
            : ValidateOptionsResult.Success;
}
