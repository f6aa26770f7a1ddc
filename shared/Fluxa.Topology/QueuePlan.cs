using System.Globalization;

namespace Fluxa.Topology;

/// <summary>A queue as Fluxa wants it, with its error and skipped queues. Names are without the environment's prefix.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"/>
public sealed record QueuePlan
{
    /// <summary>The queue's name.</summary>
    public required string Name { get; init; }

    /// <summary>The dead-letter queue's: MassTransit's error queue and the target of the redrive policy.</summary>
    public string ErrorName => Name + "_error";

    /// <summary>The queue's for messages that no consumer takes.</summary>
    public string SkippedName => Name + "_skipped";

    /// <summary>How long a message stays when nobody takes it: the longest that SQS knows. An outage may take days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a received message stays hidden before its lease is renewed.</summary>
    public required TimeSpan Visibility { get; init; }

    /// <summary>How long a receive waits for messages: the longest that SQS knows, and the cheapest.</summary>
    public TimeSpan ReceiveWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest message, attributes included, in bytes: the most that SQS takes.</summary>
    public int MaximumMessageBytes { get; init; } = 1024 * 1024;

    /// <summary>Deliveries without an end until SQS moves a message to the error queue by itself.</summary>
    public required int MaxReceives { get; init; }

    /// <summary>The attributes of the queue itself, as SQS names and writes them; policies come on top.</summary>
    public IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string>(CompanionAttributes)
    {
        ["VisibilityTimeout"] = Seconds(Visibility),
    };

    /// <summary>The attributes of its error and skipped queues: nobody holds a lease there for long.</summary>
    public IReadOnlyDictionary<string, string> CompanionAttributes => new Dictionary<string, string>
    {
        ["MessageRetentionPeriod"] = Seconds(Retention),
        ["ReceiveMessageWaitTimeSeconds"] = Seconds(ReceiveWait),
        ["MaximumMessageSize"] = MaximumMessageBytes.ToString(CultureInfo.InvariantCulture),
    };

    private static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
