using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

[OptionsValidator]
internal sealed partial class ProcessorOptionsValidator : IValidateOptions<ProcessorOptions>;
