using System.Text;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>Counts bytes as AWS does: the body in UTF-8, and of each attribute the name, the type and the value.</summary>
internal static class MessageSize
{
    public static long Of(OutgoingMessage message)
    {
        long bytes = Encoding.UTF8.GetByteCount(message.Body);
        foreach (var (name, attribute) in message.Attributes)
        {
            bytes += Of(name, attribute);
        }

        return bytes;
    }

    public static long Of(string name, MessageAttribute attribute) =>
        (long)Encoding.UTF8.GetByteCount(name)
        + Encoding.UTF8.GetByteCount(attribute.DataType)
        + Encoding.UTF8.GetByteCount(attribute.StringValue ?? "")
        + (attribute.BinaryValue?.Length ?? 0);
}
