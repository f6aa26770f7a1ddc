using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Practice;

/// <summary>Practice is never for real.</summary>
internal sealed class PracticeRule(IHostEnvironment environment) : IValidateOptions<PracticeOptions>
{
    public ValidateOptionsResult Validate(string? name, PracticeOptions options) => options.Any && environment.IsProduction()
        ? ValidateOptionsResult.Fail("Fluxa:Practice is set in Production, where it would make real events fail: remove the section, or set DOTNET_ENVIRONMENT=Development for a game day.")
        : ValidateOptionsResult.Success;
}
