using Microsoft.Extensions.Options;

namespace Fluxa.Persistence;

[OptionsValidator]
internal sealed partial class PostgresOptionsValidator : IValidateOptions<PostgresOptions>;
