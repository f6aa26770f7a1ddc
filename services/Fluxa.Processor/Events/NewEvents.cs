using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Persistence.Storing;

namespace Fluxa.Processor.Events;

/// <summary>A command and what its payload says, as the row to be.</summary>
internal static class NewEvents
{
    public static NewEvent From(IngestEvent command, TransactionEvent transaction) => new()
    {
        TenantId = command.TenantId,
        EventId = command.EventId,
        CorrelationId = command.CorrelationId,
        EventType = command.EventType,
        UserId = transaction.UserId,
        Amount = transaction.Amount,
        Currency = transaction.Currency,
        Merchant = transaction.Merchant,
        OccurredAt = transaction.Timestamp,
        // An inline payload is in the row, and its metadata in it.
        MetadataJson = command.PayloadMode == PayloadModes.S3 ? transaction.MetadataJson : null,
        PayloadMode = command.PayloadMode,
        Payload = command.PayloadMode == PayloadModes.Inline ? command.Payload : null,
        PayloadKey = command.PayloadMode == PayloadModes.S3 ? command.PayloadKey : null,
        PayloadSha256 = Convert.FromHexString(command.PayloadSha256),
        PayloadBytes = command.PayloadBytes,
        AcceptedAt = command.AcceptedAt,
    };
}
