using Fluxa.Cli.Load;

namespace Fluxa.Cli.Tests.Load;

public sealed class LoadSettingsTests
{
    [Fact]
    public void Every_event_has_its_time_fixed_in_advance()
    {
        var settings = new LoadSettings(500, TimeSpan.FromSeconds(30), 0);

        Assert.Equal(15_000, settings.Total);
        Assert.Equal(TimeSpan.Zero, settings.Due(0));
        Assert.Equal(TimeSpan.FromSeconds(1), settings.Due(500));
        Assert.Equal(TimeSpan.FromMilliseconds(2), settings.Due(1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 100)]
    [InlineData(0.333, 333)]
    [InlineData(1, 1000)]
    public void Large_events_are_the_share_asked_for(double share, int expected)
    {
        var settings = new LoadSettings(100, TimeSpan.FromSeconds(10), share);

        Assert.Equal(expected, Enumerable.Range(0, 1000).Count(number => settings.IsLarge(number)));
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(500, 25)]
    public void Visibility_is_asked_for_twenty_events_a_second_at_most(int rate, int every)
        => Assert.Equal(every, new LoadSettings(rate, TimeSpan.FromSeconds(1), 0).WatchEvery);
}
