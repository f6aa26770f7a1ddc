using Fluxa.Contracts;
using Fluxa.Processor.Backlog;
using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Failures;
using MassTransit;

namespace Fluxa.Processor.Events;

/// <summary>Takes accepted events off the queue, and gives back those that can't be worked on now.</summary>
internal sealed class IngestEventConsumer(EventProcessor processor, ProcessorDependencies dependencies, QueueAge age, ProcessorMetrics metrics) : IConsumer<IngestEvent>
{
    public async Task Consume(ConsumeContext<IngestEvent> context)
    {
        age.Saw(context);
        if (dependencies.Postgres.IsAway && dependencies.TryHandBack(context, dependencies.Postgres))
        {
            return;
        }

        try
        {
            await processor.ProcessAsync(context.Message, context.CancellationToken);
            dependencies.Postgres.Succeeded();
        }
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested && FaultClassifier.IsTransient(failure))
        {
            if (dependencies.Blame(failure, context.Message) is not { } away || !dependencies.TryHandBack(context, away))
            {
                metrics.Retried(FaultClass.Of(failure));
                throw;
            }
        }
    }
}
