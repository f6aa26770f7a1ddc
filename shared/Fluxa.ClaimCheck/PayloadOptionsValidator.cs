using Microsoft.Extensions.Options;

namespace Fluxa.ClaimCheck;

[OptionsValidator]
internal sealed partial class PayloadOptionsValidator : IValidateOptions<PayloadOptions>;
