using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>A spool folder that is not there would turn every large body into a 503.</summary>
internal sealed class SpoolFolderValidator : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
        => options.SpoolFolder.Length == 0 || Directory.Exists(options.SpoolFolder)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Fluxa:Ingest:SpoolFolder does not exist, or every body above 256 KiB would be refused with 503.");
}
