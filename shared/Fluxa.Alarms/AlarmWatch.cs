namespace Fluxa.Alarms;

/// <summary>
/// Evaluates an alarm of one service on samples of its metrics, the way CloudWatch does: every period for itself, all of the last ones must be above the
/// threshold, and a period without values is not. Counters are given as totals since the service's beginning, gauges as they are.
/// </summary>
/// <param name="alarm">The alarm.</param>
public sealed class AlarmWatch(Alarm alarm)
{
    private readonly LinkedList<(DateTimeOffset At, double Value)> _samples = new();

    /// <summary>Whether the condition held at the last sample.</summary>
    public bool Fires { get; private set; }

    /// <summary>Takes a sample.</summary>
    /// <param name="now">When it was taken; not before the one before.</param>
    /// <param name="read">The metric's value over all processes of the service; null while nobody exports it.</param>
    public bool Take(DateTimeOffset now, Func<AlarmMetric, double?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (read(alarm.Metric) is { } value)
        {
            _samples.AddLast((now, value - (alarm.Minus is { } minus ? read(minus) ?? 0 : 0)));
        }

        Forget(now - (alarm.Period * alarm.Periods));
        return Fires = Enumerable.Range(0, alarm.Periods).All(period => Of(now - (alarm.Period * (period + 1)), now - (alarm.Period * period)) > alarm.Threshold);
    }

    /// <summary>The statistic of the period from <paramref name="begin"/>, exclusively, to <paramref name="end"/>; null when there is too little to tell.</summary>
    private double? Of(DateTimeOffset begin, DateTimeOffset end)
    {
        var within = _samples.Where(sample => sample.At > begin && sample.At <= end).ToList();
        if (within.Count == 0)
        {
            return null;
        }

        if (alarm.Statistic == AlarmStatistic.Maximum)
        {
            return within.Max(sample => sample.Value);
        }

        var before = _samples.Where(sample => sample.At <= begin).Select(sample => (double?)sample.Value).LastOrDefault();
        return within[^1].Value - before;
    }

    /// <summary>Keeps one sample from before: growth is measured against it.</summary>
    private void Forget(DateTimeOffset before)
    {
        while (_samples.First?.Next is { } second && second.Value.At <= before)
        {
            _samples.RemoveFirst();
        }
    }
}
