using System.Globalization;

namespace Fluxa.Alarms;

/// <summary>
/// A condition that must wake somebody: a statistic of a metric is above a threshold in each of some periods in a row. Evaluated for each service by
/// itself, over all its processes.
/// </summary>
public sealed record Alarm
{
    /// <summary>Its name: lower case, words joined by <c>-</c>; also the title of its section in docs/runbook.md.</summary>
    public required string Name { get; init; }

    /// <summary>What is the matter when it fires, in one sentence.</summary>
    public required string Means { get; init; }

    /// <summary>The services that export the metric, by <c>service.name</c>: <c>ingest</c>, <c>processor</c>, <c>query</c>, <c>recovery</c>.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The metric.</summary>
    public required AlarmMetric Metric { get; init; }

    /// <summary>A second metric, whose statistic is taken away from the first's; null for none.</summary>
    public AlarmMetric? Minus { get; init; }

    /// <summary>What is made of the values of a period.</summary>
    public required AlarmStatistic Statistic { get; init; }

    /// <summary>The statistic must be above this.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether the threshold is a time in seconds, and not a count.</summary>
    public bool InSeconds { get; init; }

    /// <summary>How long a period is, 60 s or a multiple of it.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>So many periods in a row must be above the threshold.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>What CloudWatch knows by itself about the same thing, with the same threshold; null for nothing.</summary>
    public AwsQueueMetric? OnAws { get; init; }

    /// <summary>Where to look first.</summary>
    public required string LookAt { get; init; }

    /// <summary>What to do first.</summary>
    public required string Act { get; init; }

    /// <summary>Where the runbook says more.</summary>
    public string Runbook => $"docs/runbook.md#{Name}";

    /// <summary>The condition in words.</summary>
    public string Condition
    {
        get
        {
            var what = Minus is null ? $"{Metric}" : $"{Metric} − {Minus}";
            var limit = Threshold.ToString(CultureInfo.InvariantCulture) + (InSeconds ? " s" : "");
            var minutes = Period.TotalMinutes.ToString(CultureInfo.InvariantCulture);
            var how = Statistic switch
            {
                AlarmStatistic.Sum => "sum",
                AlarmStatistic.Maximum => "maximum",
                _ => "growth",
            };
            return $"{how} of {what} above {limit} in {(Periods == 1 ? "a period" : $"each of {Periods.ToString(CultureInfo.InvariantCulture)} periods")} of {minutes} min";
        }
    }

    /// <summary>The same alarm on a clock that runs faster: periods and thresholds that are times are shorter by the factor, counts stay.</summary>
    /// <param name="pace">So many seconds pass in one; 60: a minute takes a second.</param>
    public Alarm At(double pace) => this with
    {
        Period = Period / pace,
        Threshold = InSeconds ? Threshold / pace : Threshold,
    };
}
