using System.Diagnostics.Metrics;

namespace Fluxa.Recovery;

/// <summary>What Recovery counts.</summary>
internal sealed class RecoveryMetrics
{
    public const string MeterName = "Fluxa.Recovery";

    private readonly Counter<long> _collected;

    public RecoveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _collected = meter.CreateCounter<long>("failures_collected", "{message}", "Messages taken from error and skipped queues into the store.");
    }

    public void Collected(int messages) => _collected.Add(messages);
}
