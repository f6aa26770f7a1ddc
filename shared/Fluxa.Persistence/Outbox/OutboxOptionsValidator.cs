using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
