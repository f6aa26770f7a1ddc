using System.Security.Cryptography;
using System.Text;
using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;
using MassTransit;

namespace Fluxa.Persistence.Storing;

/// <summary>Makes the message that tells the world of a stored event.</summary>
internal static class EventNotification
{
    private const int GuidBytes = 16;

    /// <summary>The message's wire name.</summary>
    public static readonly string MessageType = MessageUrn.ForTypeString<EventPersisted>();

    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes(MessageType);

    /// <summary>The notification of an event that is committed at <paramref name="now"/>. Its row names the event alone: a sweeper reads all of it from there again.</summary>
    public static OutboxMessage For(PendingEvent pending, DateTimeOffset now) => new()
    {
        MessageId = IdOf(pending.Key),
        Destination = OutboxMessage.Publish,
        MessageType = MessageType,
        Headers = OutboxTrace.CaptureForRow(pending.Caller),
        Caller = pending.Caller,
        Message = Message(pending.Event, now),
    };

    /// <summary>The message id of an event's notification: a UUID of version 8 made from the key, the same for every copy that is ever published.</summary>
    public static Guid IdOf(EventKey key)
    {
        byte[] source = [.. key.EventId.ToByteArray(bigEndian: true), .. Purpose, .. Encoding.UTF8.GetBytes(key.TenantId)];
        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, id);
        id[6] = (byte)(0x80 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id[..GuidBytes], bigEndian: true);
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
