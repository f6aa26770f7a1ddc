using System.Text.Json;
using MassTransit;

namespace Fluxa.Persistence.Outbox;

/// <summary>Publishes through MassTransit's bus, under the id and in the trace that the message was committed with.</summary>
internal sealed class MassTransitOutboxPublisher(IBus bus, IEnumerable<OutboxMessageType> types) : IOutboxPublisher
{
    private readonly Dictionary<string, Type> _types = types.ToDictionary(type => type.Name, type => type.Type, StringComparer.Ordinal);

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var type = _types.GetValueOrDefault(message.MessageType) ?? throw new OutboxMessageException(
            $"The outbox holds a message of type '{message.MessageType}', which this version doesn't know; run the version that wrote it, or a later one.", isForGood: false);
        var body = message.Message ?? Read(message, type);

        using var activity = OutboxTrace.Restore(message);
        if (message.Destination == OutboxMessage.Publish)
        {
            await bus.Publish(body, type, Pipe.Execute<PublishContext>(context => Stamp(context, message)), cancellationToken).ConfigureAwait(false);
            return;
        }

        var endpoint = await bus.GetSendEndpoint(Address(message)).ConfigureAwait(false);
        await endpoint.Send(body, type, Pipe.Execute<SendContext>(context => Stamp(context, message)), cancellationToken).ConfigureAwait(false);
    }

    private static object Read(OutboxMessage message, Type type)
    {
        var body = message.Body
            ?? throw new OutboxMessageException($"Outbox message {message.MessageId} tells of an event that is not there any more.", isForGood: true);
        try
        {
            return JsonSerializer.Deserialize(body, type, OutboxJson.Options)
                ?? throw new OutboxMessageException($"Outbox message {message.MessageId} is empty.", isForGood: true);
        }
        catch (JsonException fault)
        {
            throw new OutboxMessageException($"Outbox message {message.MessageId} can't be read as {message.MessageType}: {fault.Message}", isForGood: true, fault);
        }
    }

    private static Uri Address(OutboxMessage message) => Uri.TryCreate(message.Destination, UriKind.Absolute, out var address)
        ? address
        : throw new OutboxMessageException($"Outbox message {message.MessageId} is for '{message.Destination}', which is no address.", isForGood: true);

    private static void Stamp(SendContext context, OutboxMessage message) => context.MessageId = message.MessageId;
}
