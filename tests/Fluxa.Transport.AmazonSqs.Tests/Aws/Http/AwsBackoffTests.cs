using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class AwsBackoffTests
{
    private static readonly AwsRetrySettings Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromSeconds(1) };

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(3, 400)]
    [InlineData(5, 1000)]
    [InlineData(5000, 1000)]
    public void The_ceiling_doubles_up_to_the_limit(int attempts, int ceilingMs)
    {
        var delay = AwsBackoff.Delay(Retry, attempts, random: 0.5);

        Assert.Equal(TimeSpan.FromMilliseconds(ceilingMs / 2.0), delay);
    }

    [Fact]
    public void The_pause_can_be_nothing_so_that_callers_spread_out() =>
        Assert.Equal(TimeSpan.Zero, AwsBackoff.Delay(Retry, attempts: 3, random: 0));
}
