using System.Diagnostics.Metrics;

namespace Fluxa.Hosting.Access;

/// <summary>What the door counts.</summary>
internal sealed class AccessMetrics
{
    public const string MeterName = "Fluxa.Access";

    private readonly Counter<long> _refused;
    private readonly Counter<long> _limited;

    public AccessMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refused = meter.CreateCounter<long>("access_refused", "{request}", "Requests refused at the door, by reason.");
        _limited = meter.CreateCounter<long>("rate_limited", "{request}", "Requests refused because their API key had used up a limit, by limit.");
    }

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Limited(string limit) => _limited.Add(1, new KeyValuePair<string, object?>("limit", limit));
}
