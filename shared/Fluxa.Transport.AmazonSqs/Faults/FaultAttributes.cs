using System.Globalization;
using System.Text;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Sending;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Faults;

/// <summary>What an error queue's message says about its fault, besides MassTransit's own headers, and how all of it is kept within SQS's limits.</summary>
internal static class FaultAttributes
{
    public const string ReceiveCount = "MT-Fault-ReceiveCount";
    public const string FirstReceived = "MT-Fault-FirstReceived";
    public const string TransportMessageId = "MT-Fault-TransportMessageId";

    /// <summary>Of the stack trace: enough to find the place, little beside a message of up to 1 MiB.</summary>
    private const int MaxStackBytes = 8 * 1024;

    private const int MaxTextBytes = 2 * 1024;
    private const string FaultPrefix = "MT-Fault-";
    private const string HostPrefix = "MT-Host-";

    /// <summary>
    /// The most telling first; they keep attributes of their own when not all can. The message's own headers come next, so that a reader
    /// that knows nothing of packing, such as a service on MassTransit.AmazonSQS, finds what it would have without a fault.
    /// </summary>
    private static readonly string[] First =
    [
        MessageHeaders.ContentType,
        MessageHeaders.MessageType,
        MessageHeaders.Reason,
        MessageHeaders.FaultMessage,
        MessageHeaders.FaultInputAddress,
        MessageHeaders.CorrelationId,
        MessageHeaders.FaultExceptionType,
    ];

    /// <summary>What comes after the message's own headers, before all else that is said of the fault.</summary>
    private static readonly string[] Next = [MessageHeaders.FaultTimestamp, MessageHeaders.FaultConsumerType, MessageHeaders.FaultMessageType];

    /// <summary>Dropped one after the other when a message is too close to its size limit to carry them.</summary>
    private static readonly string[] Expendable = [MessageHeaders.FaultStackTrace, MessageHeaders.FaultMessage];

    public static bool IsAboutFault(string name) =>
        name == MessageHeaders.Reason
        || name.StartsWith(FaultPrefix, StringComparison.Ordinal)
        || name.StartsWith(HostPrefix, StringComparison.Ordinal);

    public static void Add(Dictionary<string, MessageAttribute> attributes, ExceptionReceiveContext context, Delivery delivery)
    {
        if (context.Exception.GetBaseException().StackTrace is { Length: > 0 } stack)
        {
            // MassTransit's own header ends after 2 KiB.
            attributes[MessageHeaders.FaultStackTrace] = MessageAttribute.Text(stack);
        }

        AddDelivery(attributes, context, delivery);
    }

    /// <summary>Where the message was, how often it was delivered, and who moved it.</summary>
    public static void AddDelivery(Dictionary<string, MessageAttribute> attributes, ReceiveContext context, Delivery delivery)
    {
        var message = delivery.Message;
        attributes[TransportMessageId] = MessageAttribute.Text(message.MessageId);
        attributes[ReceiveCount] = MessageAttribute.Text(message.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        attributes[MessageHeaders.Host.MachineName] = MessageAttribute.Text(Environment.MachineName);
        if (message.FirstReceivedAt is { } first)
        {
            attributes[FirstReceived] = MessageAttribute.Text(first.ToString("O", CultureInfo.InvariantCulture));
        }

        if (context.TransportHeaders.TryGetHeader(MessageHeaders.RedeliveryCount, out var redeliveries) && redeliveries.ToString() is { Length: > 0 } count)
        {
            attributes[MessageHeaders.FaultRedeliveryCount] = MessageAttribute.Text(count);
        }
    }

    /// <summary>Cuts texts of unbounded length.</summary>
    public static void Bound(Dictionary<string, MessageAttribute> attributes)
    {
        foreach (var (name, attribute) in attributes.Where(attribute => IsAboutFault(attribute.Key)).ToList())
        {
            var limit = name == MessageHeaders.FaultStackTrace ? MaxStackBytes : MaxTextBytes;
            attributes[name] = MessageAttribute.Text(Cut(attribute.StringValue ?? "", limit));
        }
    }

    /// <summary>Packs the attributes; where body and attributes together exceed the queue's limit, the fault says less and less, down to nothing.</summary>
    public static IReadOnlyDictionary<string, MessageAttribute> Fit(
        string body,
        Dictionary<string, MessageAttribute> attributes,
        ICollection<string> first,
        int limit)
    {
        var room = limit - Encoding.UTF8.GetByteCount(body);
        var packed = PackedAttributes.Pack(attributes, Rank);
        foreach (var name in Expendable.Concat(attributes.Keys.Where(IsAboutFault).OrderByDescending(Rank)).ToList())
        {
            if (Size(packed) <= room)
            {
                break;
            }

            attributes.Remove(name);
            packed = PackedAttributes.Pack(attributes, Rank);
        }

        return packed;

        int Rank(string name) => first.Contains(name) ? 0 : RankOf(name);
    }

    private static int RankOf(string name)
    {
        var (early, late) = (Array.IndexOf(First, name), Array.IndexOf(Next, name));
        return (early, late, IsAboutFault(name)) switch
        {
            ( >= 0, _, _) => 1 + early,
            (_, >= 0, _) => 2 + First.Length + late,
            (_, _, true) => int.MaxValue,
            _ => 1 + First.Length,
        };
    }

    private static long Size(IReadOnlyDictionary<string, MessageAttribute> attributes) =>
        attributes.Sum(attribute => MessageSize.Of(attribute.Key, attribute.Value));

    /// <summary>Cuts to bytes of UTF-8 without splitting a character.</summary>
    private static string Cut(string text, int limit)
    {
        if (Encoding.UTF8.GetByteCount(text) <= limit)
        {
            return text;
        }

        Span<byte> buffer = new byte[limit];
        Encoding.UTF8.GetEncoder().Convert(text, buffer, flush: false, out var characters, out _, out _);
        return text[..characters];
    }
}
