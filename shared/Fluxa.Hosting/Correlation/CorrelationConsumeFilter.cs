using MassTransit;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Correlation;

/// <summary>Puts the message's correlation id on every log line that is written while it is consumed.</summary>
internal sealed class CorrelationConsumeFilter<TMessage>(ILogger<CorrelationMiddleware> logger, TimeProvider clock) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var scope = MessageCorrelation<TMessage>.Scope(context.Message)
            ?? new CorrelationScope((context.CorrelationId ?? context.MessageId ?? Guid.Empty).ToString("n"));
        using (logger.BeginScope(scope))
        {
            var started = clock.GetTimestamp();
            await next.Send(context).ConfigureAwait(false);
            ConsumeLog.Consumed(logger, typeof(TMessage).Name, context.GetRetryAttempt() + context.GetRedeliveryCount() + 1, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("correlation");
}
