using Fluxa.Persistence.Faults;

namespace Fluxa.Persistence.Storing;

/// <summary>What must hold before an event may share a statement with others: anything PostgreSQL or its driver would refuse, or silently change.</summary>
internal static class NewEventRules
{
    private const int Sha256Bytes = 32;
    private const int AmountDecimals = 4;

    /// <exception cref="EventRejectedException">The event breaks a rule.</exception>
    public static void Check(NewEvent newEvent)
    {
        if (Fault(newEvent) is { } why)
        {
            throw new EventRejectedException(newEvent.TenantId, newEvent.EventId, sqlState: null, why);
        }
    }

    private static string? Fault(NewEvent newEvent)
    {
        if (newEvent.PayloadSha256.Length != Sha256Bytes)
        {
            return $"its hash has {newEvent.PayloadSha256.Length} bytes, a SHA-256 has {Sha256Bytes}.";
        }

        // numeric(19,4) would round in silence.
        if (decimal.Round(newEvent.Amount, AmountDecimals) != newEvent.Amount)
        {
            return $"its amount {newEvent.Amount} has more than {AmountDecimals} decimals and would be rounded.";
        }

        return TextFields(newEvent).FirstOrDefault(field => !StorableText.IsStorable(field.Value)) is { Name: { } name }
            ? $"its {name} holds U+0000 or a lone surrogate, which PostgreSQL can't keep."
            : null;
    }

    private static (string Name, string? Value)[] TextFields(NewEvent newEvent) =>
    [
        ("tenant_id", newEvent.TenantId),
        ("correlation_id", newEvent.CorrelationId),
        ("event_type", newEvent.EventType),
        ("user_id", newEvent.UserId),
        ("currency", newEvent.Currency),
        ("merchant", newEvent.Merchant),
        ("metadata", newEvent.MetadataJson),
        ("payload", newEvent.Payload),
        ("payload_key", newEvent.PayloadKey),
    ];
}
