using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>
/// Judges the attributes of <see cref="IngestOptions"/>. Not generated: of a range, the generated validator tells the numbers and
/// forgets the attribute's own message, which says what a wrong value would do.
/// </summary>
internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage!));
    }
}
