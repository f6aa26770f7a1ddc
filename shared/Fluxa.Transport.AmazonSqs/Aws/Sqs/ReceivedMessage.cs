using System.Globalization;
using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A message as a queue hands it out; the receipt handle is good for this delivery only.</summary>
internal sealed class ReceivedMessage
{
    private static readonly Dictionary<string, MessageAttribute> NoAttributes = [];
    private static readonly Dictionary<string, string> NoSystemAttributes = [];

    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    public string Body { get; init => field = value ?? ""; } = "";

    [JsonPropertyName("MessageAttributes")]
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init => field = value ?? NoAttributes; } = NoAttributes;

    /// <summary>Gets what the queue itself knows: SentTimestamp, ApproximateReceiveCount, MessageGroupId, DeadLetterQueueSourceArn, AWSTraceHeader …</summary>
    [JsonPropertyName("Attributes")]
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init => field = value ?? NoSystemAttributes; } = NoSystemAttributes;

    /// <summary>Gets how often the message was handed out, this time included; 1 when the queue doesn't say.</summary>
    [JsonIgnore]
    public int ReceiveCount => (int)Math.Max(1, Number("ApproximateReceiveCount") ?? 1);

    [JsonIgnore]
    public DateTimeOffset? SentAt => Time("SentTimestamp");

    [JsonIgnore]
    public DateTimeOffset? FirstReceivedAt => Time("ApproximateFirstReceiveTimestamp");

    private DateTimeOffset? Time(string name) => Number(name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private long? Number(string name) =>
        SystemAttributes.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
