using Fluxa.Processor.Failures;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>What the limits must be to one another.</summary>
internal sealed class ProcessorLimitsRule : IValidateOptions<ProcessorOptions>
{
    /// <summary>AWS's advice: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html.</summary>
    private const int HandlersPerVisibility = 6;

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

        if (options.Visibility < HandlersPerVisibility * options.HandlerLimit)
        {
            faults.Add($"Fluxa:Processor:Visibility ({options.Visibility}) must be at least {HandlersPerVisibility} times HandlerLimit ({options.HandlerLimit}), or messages are delivered again while their first delivery still works.");
        }

        if (RedeliveryLadder.TryRead(options.Redeliveries) is null)
        {
            faults.Add("Fluxa:Processor:Redeliveries must be up to 20 time spans of 1 s to 7 d with blanks between, none shorter than the one before, such as 00:00:10 00:01:00.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
