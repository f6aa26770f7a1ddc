using System.Diagnostics.Metrics;
using Fluxa.Recovery.Watching;

namespace Fluxa.Recovery;

/// <summary>What Recovery counts and measures. Every process shows the same gauges: take the maximum of them, not the sum.</summary>
internal sealed class RecoveryMetrics
{
    public const string MeterName = "Fluxa.Recovery";

    private const string Message = "{message}";

    private readonly Counter<long> _collected;
    private readonly Counter<long> _redriven;
    private readonly Counter<long> _settled;
    private readonly Counter<long> _stopped;
    private readonly Counter<long> _swept;
    private DeadLetterSample? _sample;

    public RecoveryMetrics(IMeterFactory meters, TimeProvider clock)
    {
        var meter = meters.Create(MeterName);
        _collected = meter.CreateCounter<long>("failures_collected", Message, "Messages taken from error and skipped queues into the store.");
        _redriven = meter.CreateCounter<long>("failures_redriven", Message, "Messages sent back to their queues.");
        _settled = meter.CreateCounter<long>("redrive_settled", Message, "Messages that were sent back and have an outcome, by outcome: processed, failed_again, unknown.");
        _stopped = meter.CreateCounter<long>("redrives_stopped", "{redrive}", "Redrives that stopped by themselves: messages failed again, or their queue grew.");
        meter.CreateObservableGauge("dlq_depth", () => Show(sample => sample.Open + sample.Uncollected), Message, "Open failures and messages not yet collected, together.");
        meter.CreateObservableGauge("dlq_uncollected", () => Show(sample => sample.Uncollected), Message, "Messages that lie in error and skipped queues.");
        meter.CreateObservableGauge(
            "dlq_oldest_age_seconds",
            () => Show(sample => sample.OldestSince is { } since ? Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : 0),
            "s",
            "How long the oldest open failure, or message not yet collected, has been waiting; 0: none is.");
        meter.CreateObservableGauge("redrive_pending", () => Show(sample => sample.Pending), Message, "Messages of running and paused redrives that are not sent yet.");
        meter.CreateObservableGauge("redrive_in_flight", () => Show(sample => sample.InFlight), Message, "Messages of running and paused redrives whose outcome is awaited.");
        _swept = meter.CreateCounter<long>("payloads_swept", "{object}", "Payloads in S3 that nothing referred to, removed.");
    }

    public void Collected(int messages) => _collected.Add(messages);

    public void Redriven(int messages) => _redriven.Add(messages);

    public void Swept(long payloads) => _swept.Add(payloads);

    public void Settled(string outcome, long messages)
    {
        if (messages > 0)
        {
            _settled.Add(messages, KeyValuePair.Create<string, object?>("outcome", outcome));
        }
    }

    public void Stopped() => _stopped.Add(1);

    /// <summary>What the gauges show from now on.</summary>
    public void Show(DeadLetterSample sample) => Volatile.Write(ref _sample, sample);

    // Before the first measurement nothing is shown: a zero would say that all is well.
    private IEnumerable<Measurement<T>> Show<T>(Func<DeadLetterSample, T> value)
        where T : struct => Volatile.Read(ref _sample) is { } sample ? [new Measurement<T>(value(sample))] : [];
}
