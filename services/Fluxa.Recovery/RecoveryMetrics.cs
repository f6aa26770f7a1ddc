using System.Diagnostics.Metrics;

namespace Fluxa.Recovery;

/// <summary>What Recovery counts.</summary>
internal sealed class RecoveryMetrics
{
    public const string MeterName = "Fluxa.Recovery";

    private readonly Counter<long> _collected;
    private readonly Counter<long> _redriven;

    public RecoveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _collected = meter.CreateCounter<long>("failures_collected", "{message}", "Messages taken from error and skipped queues into the store.");
        _redriven = meter.CreateCounter<long>("failures_redriven", "{message}", "Messages sent back to their queues.");
    }

    public void Collected(int messages) => _collected.Add(messages);

    public void Redriven(int messages) => _redriven.Add(messages);
}
