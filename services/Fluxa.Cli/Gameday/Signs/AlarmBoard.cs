using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Gameday.Signs;

/// <summary>Evaluates alarms on the metrics that the services export, each for every service it speaks of, and remembers which have fired.</summary>
/// <param name="alarms">On the clock they are to run on.</param>
/// <param name="telemetry">What the services export.</param>
internal sealed class AlarmBoard(IReadOnlyList<Alarm> alarms, OtlpReceiver telemetry)
{
    /// <summary>A gauge that a process has not exported for so long is one of a process that is gone.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly List<(Alarm Alarm, string Service, AlarmWatch Watch)> _watches =
        [.. alarms.SelectMany(alarm => alarm.Services.Select(service => (alarm, service, new AlarmWatch(alarm))))];

    private readonly HashSet<string> _fired = [];

    /// <summary>The alarms that have fired so far, by name.</summary>
    public IReadOnlySet<string> Fired => _fired;

    /// <summary>Takes a sample of every metric.</summary>
    public void Look(DateTimeOffset now)
    {
        foreach (var (alarm, service, watch) in _watches)
        {
            if (watch.Take(now, metric => Value(alarm.Statistic, service, metric, now)))
            {
                _fired.Add(alarm.Name);
            }
        }
    }

    private double? Value(AlarmStatistic statistic, string service, AlarmMetric metric, DateTimeOffset now)
    {
        var points = telemetry.Metrics
            .Where(point => point.Service == service && point.Name == metric.Name && (metric.Tag is null || point.Tags.GetValueOrDefault(metric.Tag) == metric.Value))
            .ToList();
        return statistic == AlarmStatistic.Sum
            ? points.Count == 0 ? 0 : points.Sum(point => point.Count > 0 ? point.Count : point.Value)
            : points.Where(point => point.At > now - Fresh).Select(point => (double?)point.Value).Max();
    }
}
