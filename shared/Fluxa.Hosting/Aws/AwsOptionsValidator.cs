using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Aws;

[OptionsValidator]
internal sealed partial class AwsOptionsValidator : IValidateOptions<AwsOptions>;
