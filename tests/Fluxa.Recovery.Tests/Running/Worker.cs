using System.Collections.Concurrent;
using System.Text.Json;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>Stands where the Processor does: takes what comes back to the queue, stores the event or fails it again, and remembers every delivery.</summary>
internal sealed class Worker(RecoveryUnderTest recovery, Func<Guid, bool> succeeds)
{
    private static readonly string[] Kept = ["fluxa-redrive-id", "fluxa-redrive-attempt", "fluxa-failure-id"];

    /// <summary>How often each event was delivered.</summary>
    public ConcurrentDictionary<Guid, int> Deliveries { get; } = new();

    public List<JsonElement> Received { get; } = [];

    /// <summary>Works until the queue gives no more, then lets what failed be collected.</summary>
    public async Task WorkAsync()
    {
        while (await recovery.Source.ReceiveAsync(30) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await WorkAsync(message);
                await recovery.Source.DeleteAsync(message);
            }
        }

        await recovery.CollectAsync();
    }

    private async Task WorkAsync(JsonElement message)
    {
        Received.Add(message);
        var body = message.GetProperty("Body").GetString()!;
        var command = JsonElement.Parse(body).GetProperty("message");
        var eventId = command.GetProperty("eventId").GetGuid();
        Deliveries.AddOrUpdate(eventId, 1, (_, count) => count + 1);
        if (succeeds(eventId))
        {
            await recovery.ExecuteAsync($"""
                insert into events
                values ('{command.GetProperty("tenantId").GetString()}', '{eventId}', 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, 'INLINE', '', null,
                        '\x{command.GetProperty("payloadSha256").GetString()}', 0, now(), now())
                on conflict do nothing
                """);
            return;
        }

        var attributes = message.GetProperty("MessageAttributes").EnumerateObject()
            .Where(attribute => Kept.Contains(attribute.Name))
            .Select(attribute => (attribute.Name, attribute.Value.GetProperty("StringValue").GetString()!));
        await recovery.Errors.SendAsync(body, [.. FailedMessage.Fault(delivery: message.GetProperty("MessageId").GetString()).Where(attribute => attribute.Name != "MT-Fault-ReceiveCount" && attribute.Name != "MT-Fault-Timestamp"), .. attributes]);
    }
}
