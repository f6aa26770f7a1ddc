using Fluxa.Contracts;
using MassTransit;

namespace Fluxa.Processor.Events;

/// <summary>Takes accepted events off the queue.</summary>
internal sealed class IngestEventConsumer(EventProcessor processor) : IConsumer<IngestEvent>
{
    public Task Consume(ConsumeContext<IngestEvent> context) => processor.ProcessAsync(context.Message, context.CancellationToken);
}
