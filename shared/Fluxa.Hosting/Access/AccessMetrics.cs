using System.Diagnostics.Metrics;

namespace Fluxa.Hosting.Access;

/// <summary>What the door counts.</summary>
internal sealed class AccessMetrics
{
    public const string MeterName = "Fluxa.Access";

    private readonly Counter<long> _refused;

    public AccessMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refused = meter.CreateCounter<long>("access_refused", "{request}", "Requests refused at the door, by reason.");
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
