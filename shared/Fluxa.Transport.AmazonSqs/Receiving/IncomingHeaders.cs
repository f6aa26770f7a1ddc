using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A received message's attributes as MassTransit's headers.</summary>
internal sealed class IncomingHeaders(Delivery delivery, IncomingBody body) : IHeaderProvider
{
    private const string TopicArn = "TopicArn";

    public bool TryGetHeader(string key, [NotNullWhen(true)] out object? value)
    {
        if (delivery.Attributes.TryGetValue(key, out var attribute))
        {
            value = attribute.StringValue;
        }
        else if (key.Equals(MessageHeaders.MessageId, StringComparison.OrdinalIgnoreCase)
            || key.Equals(MessageHeaders.TransportMessageId, StringComparison.OrdinalIgnoreCase))
        {
            value = delivery.MessageId;
        }
        else if (key.Equals(MessageHeaders.TransportSentTime, StringComparison.OrdinalIgnoreCase))
        {
            value = delivery.Message.SentAt?.UtcDateTime;
        }
        else
        {
            value = key.Equals(TopicArn, StringComparison.OrdinalIgnoreCase) ? body.TopicArn : null;
        }

        return value is not null;
    }

    public IEnumerable<KeyValuePair<string, object>> GetAll()
    {
        if (!delivery.Attributes.ContainsKey(MessageHeaders.MessageId))
        {
            yield return KeyValuePair.Create(MessageHeaders.MessageId, (object)delivery.MessageId);
        }

        foreach (var (name, attribute) in delivery.Attributes)
        {
            if (attribute.StringValue is { } text)
            {
                yield return KeyValuePair.Create(name, (object)text);
            }
        }
    }
}
