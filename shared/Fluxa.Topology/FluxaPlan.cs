using Fluxa.Contracts;

namespace Fluxa.Topology;

/// <summary>
/// Every queue and topic of Fluxa. The services create them from here where they deploy themselves (locally, in tests); deploy/cdk makes the same on AWS.
/// </summary>
public static class FluxaPlan
{
    /// <summary>Where Ingest sends and the Processor receives.</summary>
    public static QueuePlan ProcessEvent { get; } = new()
    {
        Name = FluxaQueues.ProcessEvent,
        Visibility = TimeSpan.FromSeconds(30),
        MaxReceives = 10,
    };

    /// <summary>Where the Processor announces <see cref="Contracts.EventPersisted"/>: a few hundred bytes, never the payload.</summary>
    public static TopicPlan EventPersisted { get; } = new() { Name = "Fluxa_Contracts-EventPersisted" };

    /// <summary>Every queue that has a consumer.</summary>
    public static IReadOnlyList<QueuePlan> Queues { get; } = [ProcessEvent];

    /// <summary>Every topic.</summary>
    public static IReadOnlyList<TopicPlan> Topics { get; } = [EventPersisted];
}
