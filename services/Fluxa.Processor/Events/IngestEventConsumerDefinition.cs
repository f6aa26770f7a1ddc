using Fluxa.Hosting.Bus;
using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Failures;
using Fluxa.Topology;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>How <see cref="IngestEventConsumer"/> is run: its queue, its limits, and what happens to what fails.</summary>
internal sealed class IngestEventConsumerDefinition : ConsumerDefinition<IngestEventConsumer>
{
    /// <summary>A crash or two can happen to any message; one that comes a third time may be their cause.</summary>
    private const int SuspectDelivery = 3;

    private readonly ProcessorOptions _options;
    private readonly ProcessorDependencies _dependencies;

    public IngestEventConsumerDefinition(FluxaTopology topology, IOptions<ProcessorOptions> options, ProcessorDependencies dependencies)
    {
        _options = options.Value;
        _dependencies = dependencies;
        EndpointName = topology.QueueName(FluxaPlan.ProcessEvent.Name);
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
        if (RedeliveryLadder.TryRead(_options.Redeliveries) is { Length: > 0 } steps)
        {
            endpointConfigurator.UseDelayedRedelivery(redelivery =>
            {
                redelivery.Intervals(steps);
                redelivery.Handle<Exception>(FaultClassifier.IsTransient);
            });
        }

        if (_options.Retries > 0)
        {
            // A policy of no retries would hold faults back from the redelivery around it.
            endpointConfigurator.UseMessageRetry(retry =>
            {
                retry.Exponential(_options.Retries, _options.FirstRetryPause, _options.LongestRetryPause, _options.FirstRetryPause);
                retry.Handle<Exception>(FaultClassifier.IsTransient);
            });
        }

        if (endpointConfigurator is IAmazonSqsReceiveEndpointConfigurator sqs)
        {
            foreach (var (name, value) in FluxaPlan.ProcessEvent.Attributes)
            {
                sqs.QueueAttributes[name] = value;
            }

            sqs.VisibilityTimeout = _options.Visibility;
            sqs.MaxReceiveCount = _options.MaxReceives;
            sqs.SuspectReceiveCount = SuspectDelivery;
            sqs.ReceiveGate = _dependencies.Gate;
            sqs.ConfigureFaultAttributes(Explain);
        }
    }

    private static void Explain(ExceptionReceiveContext fault, IDictionary<string, string> attributes)
    {
        var verdict = FaultClassifier.Classify(fault.Exception);
        attributes[FailureReason.Attribute] = verdict.Reason;
        attributes[FailureReason.KindAttribute] = verdict.Kind switch
        {
            FaultKind.Transient => "transient",
            FaultKind.Permanent => "permanent",
            _ => "poison",
        };
    }
}
