using System.Collections.Concurrent;
using System.Text.Json;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>Stands where the Processor does: takes what comes back to the queue, stores the event or fails it again, and remembers every delivery.</summary>
internal sealed class Worker(RecoveryUnderTest recovery, Func<Guid, bool> succeeds)
{
    private static readonly string[] Kept = ["fluxa-redrive-id", "fluxa-redrive-attempt", "fluxa-failure-id"];

    private readonly HashSet<string> _failing = [];

    /// <summary>How often each event was delivered.</summary>
    public ConcurrentDictionary<Guid, int> Deliveries { get; } = new();

    public List<JsonElement> Received { get; } = [];

    /// <summary>Works until the queue gives no more, then lets what failed be collected.</summary>
    public async Task WorkAsync()
    {
        while (await recovery.Source.ReceiveAsync(30) is { Count: > 0 } messages)
        {
            var stored = messages.Select(Judge).OfType<string>().ToList();
            if (stored.Count > 0)
            {
                await recovery.ExecuteAsync(string.Join(";\n", stored));
            }

            await Task.WhenAll(messages.Select(EndAsync));
        }

        await recovery.CollectAsync();
    }

    // The statement that stores the event; null: it fails again.
    private string? Judge(JsonElement message)
    {
        Received.Add(message);
        var command = JsonElement.Parse(message.GetProperty("Body").GetString()!).GetProperty("message");
        var eventId = command.GetProperty("eventId").GetGuid();
        Deliveries.AddOrUpdate(eventId, 1, (_, count) => count + 1);
        if (succeeds(eventId))
        {
            return $"""
                insert into events
                values ('{command.GetProperty("tenantId").GetString()}', '{eventId}', 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, 'INLINE', '', null,
                        '\x{command.GetProperty("payloadSha256").GetString()}', 0, now(), now())
                on conflict do nothing
                """;
        }

        _failing.Add(message.GetProperty("MessageId").GetString()!);
        return null;
    }

    private async Task EndAsync(JsonElement message)
    {
        if (_failing.Contains(message.GetProperty("MessageId").GetString()!))
        {
            await FailAsync(message);
        }

        await recovery.Source.DeleteAsync(message);
    }

    private async Task FailAsync(JsonElement message)
    {
        var attributes = message.GetProperty("MessageAttributes").EnumerateObject()
            .Where(attribute => Kept.Contains(attribute.Name))
            .Select(attribute => (attribute.Name, attribute.Value.GetProperty("StringValue").GetString()!));
        await recovery.Errors.SendAsync(message.GetProperty("Body").GetString()!, [.. FailedMessage.Fault(delivery: message.GetProperty("MessageId").GetString()).Where(attribute => attribute.Name != "MT-Fault-ReceiveCount" && attribute.Name != "MT-Fault-Timestamp"), .. attributes]);
    }
}
