using Fluxa.Contracts;
using Fluxa.Hosting.Bus;
using Fluxa.Processor.Failures;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>How <see cref="IngestEventConsumer"/> is run: its queue, its limits, and what happens to what fails.</summary>
internal sealed class IngestEventConsumerDefinition : ConsumerDefinition<IngestEventConsumer>
{
    /// <summary>Together more than 20 minutes: longer than any outage that Fluxa promises to survive without a hand.</summary>
    private static readonly TimeSpan[] Redeliveries = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    private readonly ProcessorOptions _options;

    public IngestEventConsumerDefinition(FluxaTopology topology, IOptions<ProcessorOptions> options)
    {
        _options = options.Value;
        EndpointName = topology.QueueName(FluxaQueues.ProcessEvent);
        ConcurrentMessageLimit = _options.ConcurrentEvents;
        Endpoint(endpoint => endpoint.PrefetchCount = _options.Prefetch);
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<IngestEventConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        // Sent to this queue, never published: no topic, no subscription.
        endpointConfigurator.ConfigureConsumeTopology = false;

        // Nobody subscribes to faults: the error queue is where they are found, and a topic that isn't deployed must not stand in the way.
        endpointConfigurator.PublishFaults = false;
        endpointConfigurator.UseDelayedRedelivery(redelivery =>
        {
            redelivery.Intervals(Redeliveries);
            redelivery.Handle<Exception>(FaultClassifier.IsTransient);
        });
        endpointConfigurator.UseMessageRetry(retry =>
        {
            retry.Exponential(_options.Retries, _options.FirstRetryPause, _options.LongestRetryPause, _options.FirstRetryPause);
            retry.Handle<Exception>(FaultClassifier.IsTransient);
        });
        if (endpointConfigurator is IAmazonSqsReceiveEndpointConfigurator sqs)
        {
            sqs.VisibilityTimeout = _options.Visibility;
            sqs.ConfigureFaultAttributes((fault, attributes) =>
                attributes[FailureReason.Attribute] = FaultClassifier.Classify(fault.Exception).Reason);
        }
    }
}
