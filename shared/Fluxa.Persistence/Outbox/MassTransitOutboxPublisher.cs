using System.Text.Json;
using MassTransit;

namespace Fluxa.Persistence.Outbox;

/// <summary>Publishes through MassTransit's bus, under the id and in the trace that the message was committed with.</summary>
internal sealed class MassTransitOutboxPublisher(IBus bus, IEnumerable<OutboxMessageType> types) : IOutboxPublisher
{
    private readonly Dictionary<string, Type> _types = types.ToDictionary(type => type.Name, type => type.Type, StringComparer.Ordinal);

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var type = _types.GetValueOrDefault(message.MessageType)
            ?? throw new InvalidOperationException($"The outbox holds a message of type '{message.MessageType}', which this version doesn't know; run the version that wrote it, or a later one.");
        var body = message.Message ?? JsonSerializer.Deserialize(message.Body, type, OutboxJson.Options)
            ?? throw new InvalidOperationException($"Outbox message {message.MessageId} is empty.");

        using var activity = OutboxTrace.Restore(message);
        if (message.Destination == OutboxMessage.Publish)
        {
            await bus.Publish(body, type, Pipe.Execute<PublishContext>(context => Stamp(context, message)), cancellationToken).ConfigureAwait(false);
            return;
        }

        var endpoint = await bus.GetSendEndpoint(new Uri(message.Destination)).ConfigureAwait(false);
        await endpoint.Send(body, type, Pipe.Execute<SendContext>(context => Stamp(context, message)), cancellationToken).ConfigureAwait(false);
    }

    private static void Stamp(SendContext context, OutboxMessage message) => context.MessageId = message.MessageId;
}
