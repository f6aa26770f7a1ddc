using System.Security.Cryptography;
using System.Text;

namespace Fluxa.Recovery.Collecting;

/// <summary>
/// Makes a failure's id from its queue and from what makes the message itself: the event's id and hash, else the message's id, else SQS's.
/// Copies of a message, however they came about, have one id; two messages that only share an event id have two.
/// </summary>
internal static class FailureIdentity
{
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    public static Guid Of(string queue, MessageEnvelope envelope, string sqsMessageId)
    {
        var identity = envelope switch
        {
            { Event: { PayloadSha256: { } hash } carried } => $"event:{carried.EventId:D}:{Convert.ToHexStringLower(hash)}",
            { MessageId: { } id } => $"message:{id}",
            _ => $"sqs:{sqsMessageId}",
        };
        return Of($"{queue}\n{identity}");
    }

    // A UUID of version 8: made from a hash, by nobody's rules but ours (RFC 9562 §5.8).
    private static Guid Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[VersionByte] = (byte)((bytes[VersionByte] & 0x0F) | 0x80);
        bytes[VariantByte] = (byte)((bytes[VariantByte] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
