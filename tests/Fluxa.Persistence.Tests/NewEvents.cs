using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fluxa.Contracts;
using Fluxa.Persistence.Storing;

namespace Fluxa.Persistence.Tests;

/// <summary>Makes events to store.</summary>
internal static class NewEvents
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static NewEvent Any(Guid? id = null, string tenant = "default", decimal amount = 12.5m)
    {
        var payload = string.Create(CultureInfo.InvariantCulture, $$"""{"user_id":"u-1","amount":{{amount}},"currency":"EUR","merchant":"Café"}""");
        return new NewEvent
        {
            TenantId = tenant,
            EventId = id ?? Guid.CreateVersion7(),
            CorrelationId = "corr-1",
            EventType = EventTypes.TransactionV1,
            UserId = "u-1",
            Amount = amount,
            Currency = "EUR",
            Merchant = "Café",
            OccurredAt = Noon.AddMinutes(-1),
            MetadataJson = """{"a": 1}""",
            PayloadMode = PayloadModes.Inline,
            Payload = payload,
            PayloadSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(payload)),
            PayloadBytes = Encoding.UTF8.GetByteCount(payload),
            AcceptedAt = Noon.AddSeconds(-1),
        };
    }

    public static NewEvent[] Many(int count) => [.. Enumerable.Range(0, count).Select(_ => Any())];

    /// <summary>An event PostgreSQL refuses, though nothing on this side can tell: sixteen digits before the point.</summary>
    public static NewEvent Refused() => Any() with { Amount = 1_000_000_000_000_000m };

    /// <summary>The same id with another payload.</summary>
    public static NewEvent WithOtherPayload(this NewEvent newEvent) => Any(newEvent.EventId, newEvent.TenantId, newEvent.Amount + 1);

    public static FailedAttempt Failure(this NewEvent newEvent, string error = "schema_invalid: no merchant") => new()
    {
        TenantId = newEvent.TenantId,
        EventId = newEvent.EventId,
        PayloadSha256 = newEvent.PayloadSha256,
        Error = error,
    };
}
