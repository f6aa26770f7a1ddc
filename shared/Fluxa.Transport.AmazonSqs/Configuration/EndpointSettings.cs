using MassTransit;
using MassTransit.Configuration;
using Fluxa.Transport.AmazonSqs.Topology;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>What one receive endpoint was told. Values that nobody set stay null, so that the bus's or the queue's can apply.</summary>
internal sealed class EndpointSettings(ITransportConfiguration transport, QueueDescription queue)
{
    /// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html</summary>
    public static readonly TimeSpan MaxVisibility = TimeSpan.FromHours(12);

    private const int MaxWaitSeconds = 20;
    private const int MinRenewalSeconds = 60;

    public QueueDescription Queue { get; } = queue;

    public int PrefetchCount => transport.PrefetchCount;

    public int ConcurrentMessageLimit => transport.GetConcurrentMessageLimit();

    public int ConcurrentDeliveryLimit { get; set; } = 1;

    public bool IsOrdered { get; set; } = queue.IsFifo;

    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(MaxWaitSeconds);

    public bool PurgeOnStartup { get; set; }

    /// <summary>Null: what the queue says.</summary>
    public TimeSpan? VisibilityTimeout { get; set; }

    public TimeSpan MaxVisibilityTimeout { get; set; } = MaxVisibility;

    public TimeSpan MaxRenewal { get; private set; } = TimeSpan.FromSeconds(MinRenewalSeconds);

    public TimeSpan RedeliverVisibilityTimeout { get; set; } = TimeSpan.FromSeconds(1);

    public ReceiveGate ReceiveGate { get; set; } = new();

    /// <summary>Null when the endpoint didn't say; then the bus's applies.</summary>
    public Limit? MaxReceiveCount { get; set; }

    /// <summary>Null: nothing is suspect.</summary>
    public int? SuspectReceiveCount { get; set; }

    public List<Action<ExceptionReceiveContext, IDictionary<string, string>>> FaultAttributes { get; } = [];

    public void SetMaxRenewal(int seconds) => MaxRenewal = TimeSpan.FromSeconds(Math.Max(seconds, MinRenewalSeconds));

    public IEnumerable<string> Faults()
    {
        if (PrefetchCount < 1)
        {
            yield return "PrefetchCount must be at least 1, or nothing is ever received";
        }

        if (WaitTime < TimeSpan.Zero || WaitTime > TimeSpan.FromSeconds(MaxWaitSeconds))
        {
            yield return $"WaitTimeSeconds must be 0 to {MaxWaitSeconds}, or SQS refuses every receive";
        }

        if (VisibilityTimeout is { } visibility && (visibility < TimeSpan.FromSeconds(2) || visibility > MaxVisibility))
        {
            yield return "VisibilityTimeout must be 2 seconds to 12 hours: below, a lease ends before it can be renewed; above, SQS refuses it";
        }

        if (VisibilityTimeout is { } lease && MaxVisibilityTimeout < lease)
        {
            yield return "MaxVisibilityTimeout must not be less than VisibilityTimeout, or leases end while they are fresh";
        }

        if (MaxRenewal > MaxVisibility || RedeliverVisibilityTimeout < TimeSpan.Zero || RedeliverVisibilityTimeout > MaxVisibility)
        {
            yield return "MaxVisibilityTimeoutRenewal and RedeliverVisibilityTimeout must be 0 to 43200 seconds (12 hours, the SQS limit)";
        }

        if (MaxReceiveCount is { Value: < 1 or > 1000 })
        {
            yield return "MaxReceiveCount must be 1 to 1000, or SQS refuses the queue's RedrivePolicy";
        }

        if (SuspectReceiveCount < 2)
        {
            yield return "SuspectReceiveCount must be at least 2, or every message is handled alone";
        }
    }

    /// <summary>A limit that was set: to a number, or to none.</summary>
    internal readonly record struct Limit(int? Value);
}
