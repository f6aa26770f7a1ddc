namespace MassTransit;

/// <summary>Configures how messages are sent, and the queues that take what could not be consumed.</summary>
public interface IAmazonSqsSendTopologyConfigurator :
    ISendTopologyConfigurator
{
    /// <summary>Changes the settings of error queues before they are created.</summary>
    Action<IAmazonSqsQueueConfigurator>? ConfigureErrorSettings { set; }

    /// <summary>Changes the settings of skipped queues before they are created.</summary>
    Action<IAmazonSqsQueueConfigurator>? ConfigureDeadLetterSettings { set; }
}
