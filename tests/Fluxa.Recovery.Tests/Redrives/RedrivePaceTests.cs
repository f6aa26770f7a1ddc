using Fluxa.Recovery.Redrives;
using Fluxa.Testing.Time;

namespace Fluxa.Recovery.Tests.Redrives;

public sealed class RedrivePaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(500)]
    public void Keeps_a_rate_within_five_percent_whatever_the_chance_and_however_slow_a_batch(int rate)
    {
        var clock = new FakeClock();
        var chance = new Random(17);
        var pace = new RedrivePace(clock, () => (chance.NextDouble() * 2) - 1);
        var started = clock.GetUtcNow();
        var sent = 0;

        while (clock.GetUtcNow() - started < TimeSpan.FromSeconds(60))
        {
            clock.Advance(pace.Left(rate));
            var batch = pace.BatchOf(rate);
            pace.Spend(batch, rate);
            sent += batch;
            clock.Advance(TimeSpan.FromMilliseconds(chance.Next(120)));
        }

        Assert.InRange(sent / (clock.GetUtcNow() - started).TotalSeconds, rate * 0.95, rate * 1.05);
    }

    [Fact]
    public void Does_not_make_up_in_a_burst_for_what_it_missed()
    {
        var clock = new FakeClock();
        var pace = new RedrivePace(clock, () => 0);

        clock.Advance(TimeSpan.FromMinutes(10));
        pace.Left(50);

        Assert.Equal(5, pace.BatchOf(50));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-15)]
    public void Knows_nothing_of_a_clock_that_is_set(int minutes)
    {
        var clock = new FakeClock();
        var pace = new RedrivePace(clock, () => 0);

        clock.Step(TimeSpan.FromMinutes(minutes));

        Assert.Equal((TimeSpan.Zero, 5), (pace.Left(50), pace.BatchOf(50)));
        pace.Spend(5, 50);
        Assert.Equal(TimeSpan.FromSeconds(0.1), pace.Left(50));
    }
}
