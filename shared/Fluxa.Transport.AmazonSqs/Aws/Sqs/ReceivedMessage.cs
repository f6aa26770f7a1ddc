using System.Globalization;
using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A message as a queue hands it out; the receipt handle is good for this delivery only.</summary>
internal sealed class ReceivedMessage
{
    public static readonly IReadOnlyDictionary<string, MessageAttribute> NoAttributes = new Dictionary<string, MessageAttribute>();
    public static readonly IReadOnlyDictionary<string, string> NoSystemAttributes = new Dictionary<string, string>();

    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    /// <summary>Gets the body as it came: whoever reads it as JSON needs no text of it.</summary>
    public ReadOnlyMemory<byte> Utf8Body { get; init; }

    /// <summary>Gets the body as text.</summary>
    public string Body
    {
        get => field ??= Encoding.UTF8.GetString(Utf8Body.Span);
        init
        {
            field = value;
            Utf8Body = Encoding.UTF8.GetBytes(value);
        }
    }

    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = NoAttributes;

    /// <summary>Gets what the queue itself knows: SentTimestamp, ApproximateReceiveCount, MessageGroupId, DeadLetterQueueSourceArn, AWSTraceHeader …</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = NoSystemAttributes;

    /// <summary>Gets how often the message was handed out, this time included; 1 when the queue doesn't say.</summary>
    public int ReceiveCount => field > 0 ? field : field = (int)Math.Max(1, Number("ApproximateReceiveCount") ?? 1);

    public DateTimeOffset? SentAt => Time("SentTimestamp");

    public DateTimeOffset? FirstReceivedAt => Time("ApproximateFirstReceiveTimestamp");

    private DateTimeOffset? Time(string name) => Number(name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private long? Number(string name) =>
        SystemAttributes.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
