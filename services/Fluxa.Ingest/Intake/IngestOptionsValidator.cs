using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

[OptionsValidator]
internal sealed partial class IngestOptionsValidator : IValidateOptions<IngestOptions>;
