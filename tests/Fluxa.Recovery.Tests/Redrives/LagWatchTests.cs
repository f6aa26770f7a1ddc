using Fluxa.Recovery.Redrives.Driving;

namespace Fluxa.Recovery.Tests.Redrives;

public sealed class LagWatchTests
{
    [Theory]
    [InlineData(new long[] { 0, 500, 1200, 1300 }, true)]
    [InlineData(new long[] { 0, 300, 600, 900 }, false)]
    [InlineData(new long[] { 5000, 5000, 5000, 5000 }, false)]
    [InlineData(new long[] { 0, 500, 500, 1200, 1200, 1300, 1300 }, true)]
    [InlineData(new long[] { 0, 2000, 1500, 1600 }, false)]
    [InlineData(new long[] { 0, 2000, 1500, 1600, 1700, 1800 }, true)]
    public void Tells_a_queue_that_is_far_behind_and_grows_on(long[] samples, bool grows)
    {
        var watch = new LagWatch(1000);

        Assert.Equal(grows, samples.Select(watch.Grows).ToList()[^1]);
    }
}
