namespace Fluxa.Persistence.Storing;

/// <summary>The key of everything. All writers sort by it, so that two of them never wait for each other in a circle.</summary>
internal readonly record struct EventKey(string TenantId, Guid EventId) : IComparable<EventKey>
{
    public int CompareTo(EventKey other)
    {
        var byTenant = string.CompareOrdinal(TenantId, other.TenantId);
        return byTenant != 0 ? byTenant : EventId.CompareTo(other.EventId);
    }
}
