using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A message as a queue hands it out; the receipt handle is good for this delivery only.</summary>
internal sealed class ReceivedMessage
{
    private static readonly Dictionary<string, MessageAttribute> NoAttributes = [];
    private static readonly Dictionary<string, string> NoSystemAttributes = [];

    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    /// <summary>Gets the body as it came: whoever reads it as JSON needs no text of it.</summary>
    [JsonPropertyName("Body")]
    [JsonConverter(typeof(Utf8TextConverter))]
    public ReadOnlyMemory<byte> Utf8Body { get; init; }

    /// <summary>Gets the body as text.</summary>
    [JsonIgnore]
    public string Body
    {
        get => field ??= Encoding.UTF8.GetString(Utf8Body.Span);
        init
        {
            field = value;
            Utf8Body = Encoding.UTF8.GetBytes(value);
        }
    }

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
