using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>What the limits must be to one another.</summary>
internal sealed class ProcessorLimitsRule : IValidateOptions<ProcessorOptions>
{
    public ValidateOptionsResult Validate(string? name, ProcessorOptions options)
    {
        List<string> faults = [];
        if (options.Prefetch < options.ConcurrentEvents)
        {
            faults.Add($"Fluxa:Processor:Prefetch ({options.Prefetch}) must not be less than ConcurrentEvents ({options.ConcurrentEvents}), or some of those wait for messages that are never fetched.");
        }

        if (options.LongestRetryPause < options.FirstRetryPause)
        {
            faults.Add($"Fluxa:Processor:LongestRetryPause ({options.LongestRetryPause}) must not be shorter than FirstRetryPause ({options.FirstRetryPause}), or pauses don't grow.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
