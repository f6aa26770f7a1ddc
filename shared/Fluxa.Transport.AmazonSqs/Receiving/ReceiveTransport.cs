using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Starts an endpoint's receiver, anew after each stop.</summary>
internal sealed class ReceiveTransport(EndpointContext context) : IReceiveTransport
{
    public ReceiveTransportHandle Start()
    {
        var receiver = new Receiver(context);
        receiver.Start();
        return receiver;
    }

    public void Probe(ProbeContext probe) => context.Probe(probe.CreateScope("receiveTransport"));

    public ConnectHandle ConnectReceiveObserver(IReceiveObserver observer) => context.ConnectReceiveObserver(observer);

    public ConnectHandle ConnectReceiveTransportObserver(IReceiveTransportObserver observer) => context.ConnectReceiveTransportObserver(observer);

    public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => context.ConnectPublishObserver(observer);

    public ConnectHandle ConnectSendObserver(ISendObserver observer) => context.ConnectSendObserver(observer);
}
