using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>A send that is given up before the outbox is tried would never be waited for.</summary>
internal sealed class SendPatienceRule : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
        => options.SendPatience <= options.SendTimeout
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Fluxa:Ingest:SendPatience ({options.SendPatience}) must not be longer than SendTimeout ({options.SendTimeout}), or the send is given up before the outbox is tried.");
}
