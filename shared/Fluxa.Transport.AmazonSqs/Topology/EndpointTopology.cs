namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>All that a receive endpoint needs in SQS and SNS.</summary>
/// <param name="Queue">The queue it receives from.</param>
/// <param name="ErrorQueue">The queue that takes what it could not consume.</param>
/// <param name="SkippedQueue">The queue that takes what it has no consumer for.</param>
/// <param name="Topics">The topics the queue subscribes to.</param>
/// <param name="MaxReceiveCount">Deliveries until SQS moves a message to the error queue by itself; null: never.</param>
internal sealed record EndpointTopology(
    QueueDescription Queue,
    QueueDescription ErrorQueue,
    QueueDescription SkippedQueue,
    IReadOnlyList<TopicDescription> Topics,
    int? MaxReceiveCount)
{
    /// <summary>A temporary queue dies with its process and its messages: nothing would ever read its error queue.</summary>
    public bool HasRedrive => MaxReceiveCount is not null && !Queue.AutoDelete && !Queue.QueueAttributes.ContainsKey(QueueAttributeNames.RedrivePolicy);
}
