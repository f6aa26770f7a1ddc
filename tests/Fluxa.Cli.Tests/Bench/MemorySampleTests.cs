using Fluxa.Cli.Bench.Pipeline;

namespace Fluxa.Cli.Tests.Bench;

public sealed class MemorySampleTests
{
    [Fact]
    public void A_leak_of_two_megabytes_a_minute_is_seen_as_such_through_noise()
    {
        var samples = Enumerable.Range(0, 600).Select(second => new MemorySample(TimeSpan.FromSeconds(second), 100 + (second / 60.0), 200 + (second / 60.0) + (second % 2))).ToList();

        Assert.Equal(2, MemorySample.SlopePerMinute(samples), tolerance: 0.01);
    }

    [Fact]
    public void Memory_that_goes_up_and_down_has_no_slope() =>
        Assert.Equal(0, MemorySample.SlopePerMinute([.. Enumerable.Range(0, 601).Select(second => new MemorySample(TimeSpan.FromSeconds(second), 100 + (second % 20), 50))]), tolerance: 0.1);
}
