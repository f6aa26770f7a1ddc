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

    public PersistenceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _commitEvents = meter.CreateHistogram<int>("commit_events", "{event}", "Events stored by one commit.");
        _published = meter.CreateCounter<long>("outbox_published", "{message}", "Outbox messages the broker confirmed.");
        _postponed = meter.CreateCounter<long>("outbox_postponed", "{message}", "Outbox messages the broker did not take; they are tried again.");
        _setAside = meter.CreateCounter<long>("outbox_set_aside", "{message}", "Outbox messages that are published no more until someone acts; more than none is an alarm.");
        _cleaned = meter.CreateCounter<long>("inbox_cleaned", "{row}", "Inbox rows of processed events that were removed by age.");
        _outboxLag = meter.CreateHistogram<double>("outbox_lag_ms", "ms", "From commit to the broker's confirmation.");
    }

    public void Committed(int events) => _commitEvents.Record(events);

    public void Published(TimeSpan lag)
    {
        _published.Add(1);
        _outboxLag.Record(lag.TotalMilliseconds);
    }

    public void Postponed(int messages) => _postponed.Add(messages);

    public void SetAside() => _setAside.Add(1);

    public void Cleaned(long rows) => _cleaned.Add(rows);
}
