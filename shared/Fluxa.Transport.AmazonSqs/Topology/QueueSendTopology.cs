using MassTransit;
using MassTransit.Topology;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>How messages are sent, and which queues take what could not be consumed.</summary>
internal sealed class QueueSendTopology : SendTopology, IAmazonSqsSendTopologyConfigurator
{
    public Action<IAmazonSqsQueueConfigurator>? ConfigureErrorSettings { get; set; }

    public Action<IAmazonSqsQueueConfigurator>? ConfigureDeadLetterSettings { get; set; }

    public QueueDescription ErrorQueue(QueueDescription queue) =>
        Companion(queue, ErrorQueueNameFormatter.FormatErrorQueueName, ConfigureErrorSettings);

    public QueueDescription SkippedQueue(QueueDescription queue) =>
        Companion(queue, DeadLetterQueueNameFormatter.FormatDeadLetterQueueName, ConfigureDeadLetterSettings);

    protected override IMessageSendTopologyConfigurator CreateMessageTopology<T>(Type type)
    {
        var topology = new QueueMessageSendTopology<T>();
        OnMessageTopologyCreated(topology);
        return topology;
    }

    private static QueueDescription Companion(QueueDescription queue, Func<string, string> name, Action<IAmazonSqsQueueConfigurator>? configure)
    {
        var companion = queue.Companion(EntityNames.Derive(queue.Name, name));
        configure?.Invoke(companion);
        return companion;
    }
}
