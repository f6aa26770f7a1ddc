using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Writes the shapes that several SQS requests share.</summary>
internal static class SqsJsonWriterExtensions
{
    public static void WriteMap(this Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in entries)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a message's own members into the object that is open.</summary>
    public static void WriteMessage(this Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteString("MessageBody"u8, message.Body);
        if (message.Delay is { } delay)
        {
            json.WriteNumber("DelaySeconds"u8, SqsSeconds.Of(delay));
        }

        if (message.MessageGroupId is not null)
        {
            json.WriteString("MessageGroupId"u8, message.MessageGroupId);
        }

        if (message.DeduplicationId is not null)
        {
            json.WriteString("MessageDeduplicationId"u8, message.DeduplicationId);
        }

        if (message.Attributes.Count > 0)
        {
            json.WriteAttributes(message.Attributes);
        }
    }

    private static void WriteAttributes(this Utf8JsonWriter json, IReadOnlyDictionary<string, MessageAttribute> attributes)
    {
        json.WriteStartObject("MessageAttributes"u8);
        foreach (var (name, attribute) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("DataType"u8, attribute.DataType);
            if (attribute.IsBinary)
            {
                json.WriteBase64String("BinaryValue"u8, attribute.BinaryValue);
            }
            else
            {
                json.WriteString("StringValue"u8, attribute.StringValue);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
