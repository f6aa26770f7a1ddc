using Fluxa.Events;
using Fluxa.Persistence.DailyEvents;

namespace Fluxa.Ingest.DailyLimits;

/// <summary>How many events a day may have the same value in a field.</summary>
/// <param name="Tenant">Whose events; <see cref="Any"/>: everybody's, each tenant for itself.</param>
/// <param name="EventType">Of which type; <see cref="Any"/>: of all types together.</param>
/// <param name="Field">Whose value is counted: one of <see cref="Fields"/>.</param>
/// <param name="Most">How many; 0: as many as come.</param>
internal sealed record DailyLimitRule(string Tenant, string EventType, string Field, int Most)
{
    public const string Any = "*";

    public static readonly string[] Fields = ["user_id", "merchant"];

    /// <summary>A rule that names the tenant goes before one that names the type.</summary>
    public int Precision => (Tenant == Any ? 0 : 2) + (EventType == Any ? 0 : 1);

    /// <summary>Whether it is about this tenant's events of this type.</summary>
    public bool Covers(string tenantId, string eventType)
        => (Tenant == Any || Tenant == tenantId) && (EventType == Any || EventType == eventType);

    /// <summary>The event as it is counted. By its own day, so that it is the same whenever it is sent again.</summary>
    public DailyEvent Count(string tenantId, Guid eventId, TransactionEvent transaction) => new(
        tenantId,
        $"{EventType}/{Field}",
        Field == Fields[0] ? transaction.UserId : transaction.Merchant,
        DateOnly.FromDateTime(transaction.Timestamp.UtcDateTime),
        eventId,
        Most);
}
