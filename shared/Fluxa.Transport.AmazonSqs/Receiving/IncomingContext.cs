using Fluxa.Transport.AmazonSqs.Sending;
using MassTransit;
using MassTransit.Context;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A received message as the core's receive pipe sees it.</summary>
internal sealed class IncomingContext : BaseReceiveContext, TransportReceiveContext
{
    private readonly Delivery _delivery;
    private readonly Lock _gate = new();
    private bool _disposed;

    public IncomingContext(Delivery delivery, ReceiveEndpointContext endpoint)
        : base(delivery.Message.ReceiveCount > 1, endpoint, delivery)
    {
        _delivery = delivery;
        var body = new IncomingBody(delivery.Message.Body);
        Body = body;
        HeaderProvider = new IncomingHeaders(delivery, body);
    }

    public override MessageBody Body { get; }

    protected override IHeaderProvider HeaderProvider { get; }

    /// <summary>Cancels the consumers' token, on another thread: what they do on cancellation must not hold up the caller.</summary>
    public void Abandon() => ThreadPool.UnsafeQueueUserWorkItem(static context => context.CancelUnlessDisposed(), this, preferLocal: false);

    public IDictionary<string, object>? GetTransportProperties()
    {
        var properties = new Dictionary<string, object>();
        TransportProperties.Write(properties, _delivery.GroupId, _delivery.DeduplicationId);
        return properties.Count > 0 ? properties : null;
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        base.Dispose();
    }

    private void CancelUnlessDisposed()
    {
        try
        {
            lock (_gate)
            {
                if (!_disposed)
                {
                    Cancel();
                }
            }
        }
        catch (AggregateException exception)
        {
            LogContext.Warning?.Log(exception, "A callback on the cancellation of message {MessageId} failed", _delivery.MessageId);
        }
    }
}
