using System.Diagnostics.Metrics;

namespace Fluxa.Persistence;

/// <summary>What the event store and the outbox count.</summary>
internal sealed class PersistenceMetrics
{
    public const string MeterName = "Fluxa.Persistence";

    private readonly Histogram<int> _commitEvents;
    private readonly Counter<long> _published;
    private readonly Counter<long> _postponed;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _cleaned;
    private readonly Histogram<double> _outboxLag;
    private (long Rows, double Age)? _outbox;

    public PersistenceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _commitEvents = meter.CreateHistogram<int>("commit_events", "{event}", "Events stored by one commit.");
        _published = meter.CreateCounter<long>("outbox_published", "{message}", "Outbox messages the broker confirmed.");
        _postponed = meter.CreateCounter<long>("outbox_postponed", "{message}", "Outbox messages the broker did not take; they are tried again.");
        _setAside = meter.CreateCounter<long>("outbox_set_aside", "{message}", "Outbox messages that are published no more until someone acts; more than none is an alarm.");
        _cleaned = meter.CreateCounter<long>("inbox_cleaned", "{row}", "Inbox rows of processed events that were removed by age.");
        _outboxLag = meter.CreateHistogram<double>("outbox_lag_ms", "ms", "From commit to the broker's confirmation.");
        meter.CreateObservableGauge<long>("outbox_depth", () => Shown(_outbox?.Rows), "{message}", "Messages that wait in the outbox, 100,000 or more as 100,000; every Processor says the same: use the maximum.");
        meter.CreateObservableGauge<double>("outbox_oldest_age_seconds", () => Shown(_outbox?.Age), "s", "How long the oldest message has been waiting in the outbox, set aside or not; 0 when none does.");
    }

    public void Committed(int events) => _commitEvents.Record(events);

    public void Published(TimeSpan lag)
    {
        _published.Add(1);
        // Committed by a clock that was set back since: no time at all, rather than less than none.
        _outboxLag.Record(Math.Max(0, lag.TotalMilliseconds));
    }

    public void Postponed(int messages) => _postponed.Add(messages);

    public void SetAside() => _setAside.Add(1);

    public void Cleaned(long rows) => _cleaned.Add(rows);

    public void OutboxIs(long rows, TimeSpan age) => _outbox = (rows, age.TotalSeconds);

    /// <summary>PostgreSQL doesn't answer: no value is better than an old one.</summary>
    public void OutboxIsUnknown() => _outbox = null;

    private static Measurement<T>[] Shown<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
