namespace MassTransit;

/// <summary>Settings of a queue that is received from.</summary>
public interface IAmazonSqsQueueEndpointConfigurator :
    IAmazonSqsQueueConfigurator
{
    /// <summary>Long poll duration in seconds, 0–20. Default 20: an idle endpoint then costs three requests a minute.</summary>
    ushort WaitTimeSeconds { set; }

    /// <summary>True: the queue is emptied once, when the endpoint starts. Default: false. SQS allows one purge a minute.</summary>
    bool PurgeOnStartup { set; }
}
