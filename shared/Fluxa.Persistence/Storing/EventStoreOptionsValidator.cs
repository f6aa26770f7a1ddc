using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Storing;

[OptionsValidator]
internal sealed partial class EventStoreOptionsValidator : IValidateOptions<EventStoreOptions>;
