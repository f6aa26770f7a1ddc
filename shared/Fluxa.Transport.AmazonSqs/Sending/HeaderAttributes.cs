using Fluxa.Transport.AmazonSqs.Aws;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>Writes MassTransit's headers as String attributes, as MassTransit.AmazonSQS does; SQS and SNS take no empty ones.</summary>
internal sealed class HeaderAttributes : IHeaderValueConverter<MessageAttribute>
{
    private readonly AllowTransportHeader _allowed;
    private readonly TransportSetHeaderAdapter<MessageAttribute> _sent;
    private readonly TransportSetHeaderAdapter<MessageAttribute> _moved;

    public HeaderAttributes(AllowTransportHeader? allowed)
    {
        _allowed = allowed ?? (static _ => true);
        _sent = new TransportSetHeaderAdapter<MessageAttribute>(this, TransportHeaderOptions.IncludeFaultMessage);
        _moved = new TransportSetHeaderAdapter<MessageAttribute>(this, TransportHeaderOptions.Default | TransportHeaderOptions.IncludeHost);
    }

    /// <summary>The attributes of a message that is sent or published.</summary>
    public Dictionary<string, MessageAttribute> Of(SendContext context)
    {
        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        _sent.Set(attributes, context.Headers);
        _sent.Set(attributes, MessageHeaders.ContentType, context.ContentType?.ToString());
        _sent.Set(attributes, MessageHeaders.CorrelationId, context.CorrelationId);
        return attributes;
    }

    /// <summary>Adds the headers of a message that is moved to an error or skipped queue.</summary>
    public void AddMoved(IDictionary<string, MessageAttribute> attributes, IEnumerable<HeaderValue> headers) => _moved.Set(attributes, headers);

    public bool TryConvert(HeaderValue headerValue, out HeaderValue<MessageAttribute> result)
    {
        result = default;
        return headerValue.IsStringValue(out var text) && TryConvertText(text, out result);
    }

    public bool TryConvert<T>(HeaderValue<T> headerValue, out HeaderValue<MessageAttribute> result)
    {
        result = default;
        return headerValue.IsStringValue(out var text) && TryConvertText(text, out result);
    }

    private bool TryConvertText(HeaderValue<string> text, out HeaderValue<MessageAttribute> result)
    {
        result = default;
        if (text.Value.Length == 0 || !_allowed(text))
        {
            return false;
        }

        result = new HeaderValue<MessageAttribute>(text.Key, MessageAttribute.Text(text.Value));
        return true;
    }
}
