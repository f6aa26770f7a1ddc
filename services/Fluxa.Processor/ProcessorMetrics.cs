using System.Diagnostics.Metrics;
using Fluxa.Processor.Backlog;
using Fluxa.Processor.Failures;

namespace Fluxa.Processor;

/// <summary>What the Processor counts.</summary>
internal sealed class ProcessorMetrics
{
    /// <summary>The meter's name, to subscribe to.</summary>
    public const string MeterName = "Fluxa.Processor";

    private readonly Counter<long> _success;
    private readonly Counter<long> _failure;
    private readonly Counter<long> _idempotencyHits;
    private readonly Histogram<double> _databaseLatency;
    private readonly UpDownCounter<int> _away;
    private readonly Counter<long> _handedBack;
    private readonly Counter<long> _retries;
    private QueueState? _queue;

    public ProcessorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _success = meter.CreateCounter<long>("processed_success", "{event}", "Events stored for the first time.");
        _failure = meter.CreateCounter<long>("processed_failure", "{message}", "Messages that failed for good, by reason.");
        _idempotencyHits = meter.CreateCounter<long>("idempotency_hits", "{message}", "Copies of events that were stored before; they changed nothing.");
        _databaseLatency = meter.CreateHistogram<double>("db_latency_ms", "ms", "From handing an event to the store to its commit.");
        _away = meter.CreateUpDownCounter<int>("dependency_away", "{dependency}", "1 while a dependency is away, by dependency; receiving rests while PostgreSQL is.");
        _handedBack = meter.CreateCounter<long>("dependency_handed_back", "{message}", "Messages that went back to the queue, uncounted, because a dependency was away, by dependency.");
        _retries = meter.CreateCounter<long>("processing_retries", "{attempt}", "Attempts that failed by a transient fault and are made again, by class of fault.");
        meter.CreateObservableGauge<long>("queue_depth", () => Shown(_queue?.Waiting), "{message}", "Messages that wait in the Processor's queue; every Processor says the same: use the maximum.");
        meter.CreateObservableGauge<long>("queue_in_flight", () => Shown(_queue?.InFlight), "{message}", "Messages of the Processor's queue that are received and not finished, by all Processors.");
        meter.CreateObservableGauge<double>("queue_oldest_age_seconds", () => Shown(_queue?.OldestAge.TotalSeconds), "s", "How long the oldest message has been waiting in the queue, as far as this Processor can tell by what it received; 0 when none waits.");
    }

    public void Succeeded() => _success.Add(1);

    /// <summary>The reason is one of <see cref="Failures.FailureReason"/>, never an id.</summary>
    public void Failed(string reason) => _failure.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A dependency went away, or came back.</summary>
    public void Away(string dependency, bool isAway) => _away.Add(isAway ? 1 : -1, new KeyValuePair<string, object?>("dependency", dependency));

    public void HandedBack(string dependency) => _handedBack.Add(1, new KeyValuePair<string, object?>("dependency", dependency));

    /// <summary>The class is one of <see cref="FaultClass"/>.</summary>
    public void Retried(string faultClass) => _retries.Add(1, new KeyValuePair<string, object?>("class", faultClass));

    /// <summary>What the queue is like; null when SQS doesn't say: no value is better than an old one.</summary>
    public void QueueIs(QueueState? state) => _queue = state;

    public void WasCopy() => _idempotencyHits.Add(1);

    public void Committed(TimeSpan latency) => _databaseLatency.Record(latency.TotalMilliseconds);

    private static Measurement<T>[] Shown<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
