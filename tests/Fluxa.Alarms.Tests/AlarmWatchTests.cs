namespace Fluxa.Alarms.Tests;

public sealed class AlarmWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_maximum_must_be_above_in_every_one_of_the_last_periods() => Assert.Equal(
        [false, false, true, true, false, false, false, true],
        Fired(Of(AlarmStatistic.Maximum, threshold: 0, periods: 3), 1, 2, 1, 3, 0, 1, 1, 1));

    [Fact]
    public void At_the_threshold_it_does_not_fire() => Assert.Equal([false, true], Fired(Of(AlarmStatistic.Maximum, threshold: 5, periods: 1), 5, 6));

    [Fact]
    public void A_sum_is_what_a_counter_counted_within_the_period() => Assert.Equal(
        [false, false, true, false],
        Fired(Of(AlarmStatistic.Sum, threshold: 10, periods: 1), 1000, 1010, 1021, 1022));

    [Fact]
    public void Growth_is_seen_in_every_period_or_not_at_all() => Assert.Equal(
        [false, false, true, false, false, true],
        Fired(Of(AlarmStatistic.Growth, threshold: 50, periods: 2), 0, 60, 120, 130, 200, 300));

    [Fact]
    public void What_nobody_exports_fires_nothing()
    {
        var watch = new AlarmWatch(Of(AlarmStatistic.Maximum, threshold: -1, periods: 1));

        Assert.False(watch.Take(Start, _ => null));
    }

    [Fact]
    public void A_value_that_stays_away_is_no_alarm_any_more()
    {
        var watch = new AlarmWatch(Of(AlarmStatistic.Maximum, threshold: 0, periods: 1));

        Assert.True(watch.Take(Start, _ => 1));
        Assert.False(watch.Take(Start.AddMinutes(1), _ => null));
    }

    [Fact]
    public void The_second_metric_is_taken_away_and_counts_as_none_while_it_is_not_there()
    {
        var watch = new AlarmWatch(Of(AlarmStatistic.Sum, threshold: 10, periods: 1) with { Minus = new("stored") });

        Assert.False(watch.Take(Start, metric => metric.Name == "stored" ? null : 100));
        Assert.False(watch.Take(Start.AddMinutes(1), metric => metric.Name == "stored" ? 90 : 200));
        Assert.True(watch.Take(Start.AddMinutes(2), metric => metric.Name == "stored" ? 100 : 221));
    }

    [Fact]
    public void Samples_that_come_often_are_one_period_together()
    {
        var watch = new AlarmWatch(Of(AlarmStatistic.Sum, threshold: 10, periods: 1));

        var fired = Enumerable.Range(0, 9).Select(number => watch.Take(Start.AddSeconds(15 * number), _ => 3 * number)).ToList();

        Assert.Equal([false, false, false, false, true, true, true, true, true], fired);
    }

    private static Alarm Of(AlarmStatistic statistic, double threshold, int periods) => FluxaAlarms.DlqDepth with
    {
        Statistic = statistic,
        Threshold = threshold,
        Periods = periods,
    };

    private static List<bool> Fired(Alarm alarm, params double[] values)
    {
        var watch = new AlarmWatch(alarm);
        return values.Select((value, minute) => watch.Take(Start.AddMinutes(minute), _ => value)).ToList();
    }
}
