using Fluxa.Transport.AmazonSqs.Sending;
using MassTransit;
using MassTransit.Context;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A received message as the core's receive pipe sees it.</summary>
internal sealed class IncomingContext : BaseReceiveContext, TransportReceiveContext, AmazonSqsMessageContext
{
    private readonly Delivery _delivery;

    public IncomingContext(Delivery delivery, ReceiveEndpointContext endpoint)
        : base(delivery.Message.ReceiveCount > 1, endpoint, delivery)
    {
        _delivery = delivery;
        var body = new IncomingBody(delivery.Message);
        Body = body;
        HeaderProvider = new IncomingHeaders(delivery, body);
    }

    public override MessageBody Body { get; }

    public string SqsMessageId => _delivery.MessageId;

    public int ReceiveCount => _delivery.Message.ReceiveCount;

    public DateTimeOffset? SentAt => _delivery.Message.SentAt;

    public string? GroupId => _delivery.GroupId;

    public string? DeduplicationId => _delivery.DeduplicationId;

    public IReadOnlyDictionary<string, string> Attributes => _delivery.Attributes
        .Where(attribute => attribute.Value.StringValue is not null)
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue!, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> SystemAttributes => _delivery.Message.SystemAttributes;

    protected override IHeaderProvider HeaderProvider { get; }

    /// <summary>Cancels the consumers' token, on another thread: what they do on cancellation must not hold up the caller.</summary>
    public void Abandon() => ThreadPool.UnsafeQueueUserWorkItem(static context => context.CancelWork(), this, preferLocal: false);

    public IDictionary<string, object>? GetTransportProperties()
    {
        var properties = new Dictionary<string, object>();
        TransportProperties.Write(properties, _delivery.GroupId, _delivery.DeduplicationId);
        return properties.Count > 0 ? properties : null;
    }

    private void CancelWork()
    {
        try
        {
            Cancel();
        }
        catch (ObjectDisposedException)
        {
            LogContext.Debug?.Log("The work on message {MessageId} ended before it was cancelled", _delivery.MessageId);
        }
        catch (AggregateException exception)
        {
            LogContext.Warning?.Log(exception, "A callback on the cancellation of message {MessageId} failed", _delivery.MessageId);
        }
    }
}
