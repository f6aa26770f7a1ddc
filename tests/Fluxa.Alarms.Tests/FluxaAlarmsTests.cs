using System.Reflection;

namespace Fluxa.Alarms.Tests;

public sealed class FluxaAlarmsTests
{
    public static TheoryData<string> Names => new(FluxaAlarms.All.Select(alarm => alarm.Name));

    [Fact]
    public void The_list_has_each_alarm_once() => Assert.Equal(
        typeof(FluxaAlarms).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Alarm)).Select(property => ((Alarm)property.GetValue(null)!).Name).Order(),
        FluxaAlarms.All.Select(alarm => alarm.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_can_be_a_CloudWatch_alarm(string name)
    {
        var alarm = FluxaAlarms.All.Single(alarm => alarm.Name == name);

        Assert.Matches("^[a-z]+(-[a-z]+)*$", alarm.Name);
        Assert.Equal(0, alarm.Period.TotalSeconds % 60);
        Assert.InRange(alarm.Period * alarm.Periods, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.NotEmpty(alarm.Services);
        Assert.Empty(alarm.Services.Except(["ingest", "processor", "query", "recovery"]));
        Assert.All(new[] { alarm.Means, alarm.Act }, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dlq-depth", "maximum of dlq_depth above 0 in each of 5 periods of 1 min")]
    [InlineData("dlq-age", "maximum of dlq_oldest_age_seconds above 300 s in a period of 1 min")]
    [InlineData("duplicates", "sum of messaging.client.consumed.messages − processed_success above 100 in a period of 5 min")]
    [InlineData("queue-backlog", "growth of queue_depth above 50 in each of 2 periods of 5 min")]
    public void The_condition_can_be_read(string name, string condition) =>
        Assert.Equal(condition, FluxaAlarms.All.Single(alarm => alarm.Name == name).Condition);

    [Fact]
    public void On_a_faster_clock_times_are_shorter_and_counts_are_not()
    {
        Assert.Equal((TimeSpan.FromSeconds(1), 5.0, 1), (FluxaAlarms.DlqAge.At(60).Period, FluxaAlarms.DlqAge.At(60).Threshold, FluxaAlarms.DlqAge.At(60).Periods));
        Assert.Equal((TimeSpan.FromSeconds(5), 10.0), (FluxaAlarms.Throttles.At(60).Period, FluxaAlarms.Throttles.At(60).Threshold));
    }
}
