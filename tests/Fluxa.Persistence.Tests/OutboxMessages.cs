using System.Text.Json;
using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;

namespace Fluxa.Persistence.Tests;

/// <summary>What a subscriber would see.</summary>
internal static class OutboxMessages
{
    /// <summary>The notification, whether it comes from memory or was read from the table.</summary>
    public static EventPersisted AsEventPersisted(this OutboxMessage message) =>
        message.Message as EventPersisted ?? JsonSerializer.Deserialize<EventPersisted>(message.Body!, OutboxJson.Options)!;
}
