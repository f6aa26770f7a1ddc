using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Fluxa.Configuration;

/// <summary>
/// Judges options by their attributes. Not by a generated validator: of a range that one tells the numbers and forgets the attribute's own
/// message, which says what a wrong value would do.
/// </summary>
/// <typeparam name="TOptions">The options class.</typeparam>
/// <param name="section">The options' section: a fault whose message doesn't name it is given the key in front.</param>
public sealed class AttributeRules<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(Text));
    }

    private string Text(ValidationResult fault) => fault.ErrorMessage!.Contains($"{section}:", StringComparison.Ordinal)
        ? fault.ErrorMessage
        : $"{section}:{fault.MemberNames.FirstOrDefault()}: {fault.ErrorMessage}";
}
