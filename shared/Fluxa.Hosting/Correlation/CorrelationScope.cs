using System.Collections;

namespace Fluxa.Hosting.Correlation;

/// <summary>A logging scope that puts the correlation id, and the event it belongs to, on every line inside.</summary>
internal sealed class CorrelationScope(string correlationId, Guid? eventId = null, string? tenantId = null) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string CorrelationKey = "CorrelationId";

    private readonly KeyValuePair<string, object?>[] _entries = Entries(correlationId, eventId, tenantId);

    public int Count => _entries.Length;

    public KeyValuePair<string, object?> this[int index] => _entries[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{CorrelationKey}:{correlationId}";

    private static KeyValuePair<string, object?>[] Entries(string correlationId, Guid? eventId, string? tenantId)
    {
        var entries = new List<KeyValuePair<string, object?>>(3) { new(CorrelationKey, correlationId) };
        if (eventId is { } id)
        {
            entries.Add(new("EventId", id));
        }

        if (tenantId is not null)
        {
            entries.Add(new("TenantId", tenantId));
        }

        return [.. entries];
    }
}
