using Fluxa.Configuration;
using Fluxa.Processor.Events;

namespace Fluxa.Processor.Tests.Events;

public sealed class ProcessorLimitsTests
{
    [Fact]
    public void The_defaults_are_valid()
    {
        var options = new ProcessorOptions();

        Assert.True(new AttributeRules<ProcessorOptions>(ProcessorOptions.Section).Validate(null, options).Succeeded);
        Assert.True(new ProcessorLimitsRule().Validate(null, options).Succeeded);
    }

    [Fact]
    public void All_limits_that_contradict_each_other_are_named_at_once()
    {
        var options = new ProcessorOptions { Prefetch = 10, ConcurrentEvents = 20, FirstRetryPause = TimeSpan.FromSeconds(9), LongestRetryPause = TimeSpan.FromSeconds(1), HandlerLimit = TimeSpan.FromSeconds(6), Redeliveries = "soon" };

        var result = new ProcessorLimitsRule().Validate(null, options);

        Assert.Contains(result.Failures!, fault => fault.Contains("Prefetch", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, fault => fault.Contains("Visibility (00:00:30) must be at least 6 times HandlerLimit (00:00:06)", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, fault => fault.Contains("Redeliveries", StringComparison.Ordinal));
        Assert.Contains(result.Failures!, fault => fault.Contains("LongestRetryPause", StringComparison.Ordinal));
    }
}
