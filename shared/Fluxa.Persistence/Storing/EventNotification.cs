using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;
using MassTransit;

namespace Fluxa.Persistence.Storing;

/// <summary>Makes the message that tells the world of a stored event.</summary>
internal static class EventNotification
{
    /// <summary>The message's wire name.</summary>
    public static readonly string MessageType = MessageUrn.ForTypeString<EventPersisted>();

    /// <summary>What a row that is kept by reference has as its type: a word instead of 42 letters.</summary>
    public const string StoredType = "event";

    /// <summary>The notification of an event that is committed at <paramref name="now"/>. Its id is fixed here, with the row: every copy that is ever published has it. It has no body of its own: a sweeper reads it from the event again.</summary>
    public static OutboxMessage For(PendingEvent pending, DateTimeOffset now)
    {
        return new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(now),
            Destination = OutboxMessage.Publish,
            MessageType = MessageType,
            Headers = OutboxTrace.CaptureForRow(pending.Caller),
            Caller = pending.Caller,
            Message = Message(pending.Event, now),
        };
    }

    private static EventPersisted Message(NewEvent stored, DateTimeOffset now) => new()
    {
        EventId = stored.EventId,
        TenantId = stored.TenantId,
        CorrelationId = stored.CorrelationId,
        EventType = stored.EventType,
        UserId = stored.UserId,
        Amount = stored.Amount,
        Currency = stored.Currency,
        Merchant = stored.Merchant,
        Timestamp = stored.OccurredAt.ToUniversalTime(),
        PayloadMode = stored.PayloadMode,
        PayloadSha256 = Convert.ToHexStringLower(stored.PayloadSha256),
        PayloadBytes = stored.PayloadBytes,
        AcceptedAt = stored.AcceptedAt.ToUniversalTime(),
        PersistedAt = now,
    };
}
