using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Bus;

[OptionsValidator]
internal sealed partial class TopologyOptionsValidator : IValidateOptions<TopologyOptions>;
