using Fluxa.Transport.AmazonSqs.Configuration;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>The core's view of a queue or topic that messages are sent to.</summary>
internal abstract class EntitySendContext(HostConfiguration host, ISerialization serialization, string entityName) :
    BaseSendTransportContext(host, serialization),
    SendTransportContext<PipeContext>
{
    private readonly HostConfiguration _host = host;

    public override string EntityName => entityName;

    public override string ActivitySystem => "aws_sqs";

    public override async Task<SendContext<T>> CreateSendContext<T>(T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
    {
        var context = new OutgoingContext<T>(message, cancellationToken);
        await pipe.Send(context);
        return context;
    }

    public Task<SendContext<T>> CreateSendContext<T>(PipeContext context, T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken)
        where T : class => CreateSendContext(message, pipe, cancellationToken);

    public Task Send(IPipe<PipeContext> pipe, CancellationToken cancellationToken = default) => pipe.Send(new Scope(cancellationToken));

    public Task Send<T>(PipeContext transportContext, SendContext<T> sendContext)
        where T : class
    {
        sendContext.CancellationToken.ThrowIfCancellationRequested();
        var outgoing = (OutgoingContext<T>)sendContext;
        outgoing.GroupId ??= KeptGroup.Of(outgoing) ?? _host.GroupIdFormatter?.Invoke(outgoing);
        return SendAsync(outgoing, outgoing.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateScope("sendTransport").Add("entityName", entityName);

    protected abstract Task SendAsync<T>(OutgoingContext<T> context, CancellationToken cancellationToken)
        where T : class;

    private sealed class Scope(CancellationToken cancellationToken) : BasePipeContext(cancellationToken);
}
