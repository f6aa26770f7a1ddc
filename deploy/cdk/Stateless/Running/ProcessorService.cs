using Constructs;
using Fluxa.Deploy.Stateless.Alarming;
using Fluxa.Topology;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>Processor: takes from the queue, reads payloads, publishes. Scales on the messages that wait for each task.</summary>
internal sealed class ProcessorService : FluxaService
{
    /// <summary>Messages that may wait for a task: at 1,000 a second, a tenth of what an idle 2-core machine did (docs/metrics.md), five seconds of work.</summary>
    private const int BacklogPerTask = 5000;

    public ProcessorService(Construct scope, ServiceGround ground, AlarmSet alarms)
        : base(scope, "processor", ground, alarms)
    {
        var permissions = new Permissions(ground.Data);
        Allow([permissions.Publish(), permissions.Encrypt(), .. permissions.Consume(), .. permissions.ReadPayloads()]);

        RollOver();
        TaskScaling.Add(this, Service, ground, Size, "FILL(waiting, 0) / tasks", BacklogPerTask,
        [
            TaskScaling.Metric("waiting", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum",
                [new() { Name = "QueueName", Value = ground.Data.Queues.NameOf(FluxaPlan.ProcessEvent.Name) }]),
        ]);
    }
}
