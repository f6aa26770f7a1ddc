using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Tests.Traffic;

public sealed class LatenciesTests
{
    [Fact]
    public void Percentiles_are_values_that_were_measured()
    {
        var latencies = new Latencies();
        foreach (var milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            latencies.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal(new LatencySummary(100, 50, 95, 99, 100), latencies.Summarize());
    }

    [Fact]
    public void Nothing_measured_is_zero() => Assert.Equal(new LatencySummary(0, 0, 0, 0, 0), new Latencies().Summarize());

    [Fact]
    public void A_single_value_is_every_percentile()
    {
        var latencies = new Latencies();
        latencies.Add(TimeSpan.FromMilliseconds(7.5));

        Assert.Equal(new LatencySummary(1, 7.5, 7.5, 7.5, 7.5), latencies.Summarize());
    }
}
