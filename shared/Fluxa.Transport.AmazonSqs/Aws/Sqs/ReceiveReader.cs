using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>Reads the answer to a receive, in one pass: this is where most of a consuming client's bytes come in.</summary>
internal static class ReceiveReader
{
    /// <exception cref="JsonException">The answer is not what SQS sends.</exception>
    public static IReadOnlyList<ReceivedMessage> Read(ReadOnlySpan<byte> answer)
    {
        try
        {
            return ReadAnswer(answer);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            // The reader's words for strings that are no UTF-8 or no Base64.
            throw new JsonException("The answer to a receive is no text.", exception);
        }
    }

    private static List<ReceivedMessage> ReadAnswer(ReadOnlySpan<byte> answer)
    {
        var json = new Utf8JsonReader(answer);
        Demand(json.Read() && json.TokenType is JsonTokenType.StartObject, "an object");
        List<ReceivedMessage>? messages = null;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("Messages"u8))
            {
                ReadMessages(ref json, messages ??= new List<ReceivedMessage>(SqsLimits.MessagesPerReceive));
            }
            else
            {
                SkipValue(ref json);
            }
        }

        return messages ?? [];
    }

    private static void ReadMessages(ref Utf8JsonReader json, List<ReceivedMessage> messages)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return;
        }

        Demand(json.TokenType is JsonTokenType.StartArray, "a list of messages");
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            Demand(json.TokenType is JsonTokenType.StartObject, "a message");
            messages.Add(ReadMessage(ref json));
        }
    }

    private static ReceivedMessage ReadMessage(ref Utf8JsonReader json)
    {
        string? id = null;
        string? receiptHandle = null;
        ReadOnlyMemory<byte> body = default;
        Dictionary<string, MessageAttribute>? attributes = null;
        Dictionary<string, string>? systemAttributes = null;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("Body"u8))
            {
                body = ReadBytes(ref json);
            }
            else if (json.ValueTextEquals("MessageId"u8))
            {
                id = ReadText(ref json);
            }
            else if (json.ValueTextEquals("ReceiptHandle"u8))
            {
                receiptHandle = ReadText(ref json);
            }
            else if (json.ValueTextEquals("Attributes"u8))
            {
                systemAttributes = ReadTexts(ref json);
            }
            else if (json.ValueTextEquals("MessageAttributes"u8))
            {
                attributes = ReadAttributes(ref json);
            }
            else
            {
                SkipValue(ref json);
            }
        }

        return new ReceivedMessage
        {
            MessageId = id ?? throw new JsonException("A received message has no MessageId."),
            ReceiptHandle = receiptHandle ?? throw new JsonException("A received message has no ReceiptHandle."),
            Utf8Body = body,
            Attributes = attributes ?? ReceivedMessage.NoAttributes,
            SystemAttributes = systemAttributes ?? ReceivedMessage.NoSystemAttributes,
        };
    }

    private static Dictionary<string, string>? ReadTexts(ref Utf8JsonReader json)
    {
        if (!TryEnterObject(ref json))
        {
            return null;
        }

        var texts = new Dictionary<string, string>(5, StringComparer.Ordinal);
        while (NextMember(ref json))
        {
            var name = RecurringTexts.Get(ref json);
            texts[name] = ReadText(ref json) ?? "";
        }

        return texts;
    }

    private static Dictionary<string, MessageAttribute>? ReadAttributes(ref Utf8JsonReader json)
    {
        if (!TryEnterObject(ref json))
        {
            return null;
        }

        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        while (NextMember(ref json))
        {
            var name = RecurringTexts.Get(ref json);
            Demand(TryEnterObject(ref json), "an attribute");
            attributes[name] = ReadAttribute(ref json);
        }

        return attributes;
    }

    private static MessageAttribute ReadAttribute(ref Utf8JsonReader json)
    {
        string? type = null;
        string? text = null;
        byte[]? bytes = null;
        while (NextMember(ref json))
        {
            if (json.ValueTextEquals("DataType"u8))
            {
                type = ReadText(ref json, recurs: true);
            }
            else if (json.ValueTextEquals("StringValue"u8))
            {
                text = ReadText(ref json, recurs: true);
            }
            else if (json.ValueTextEquals("BinaryValue"u8))
            {
                json.Read();
                Demand(json.TokenType is JsonTokenType.String or JsonTokenType.Null, "a value");
                bytes = json.TokenType is JsonTokenType.Null ? null : json.GetBytesFromBase64();
            }
            else
            {
                SkipValue(ref json);
            }
        }

        return new MessageAttribute { DataType = type ?? throw new JsonException("An attribute has no DataType."), StringValue = text, BinaryValue = bytes };
    }

    /// <summary>Reads a string into the bytes of its text; unescaped it is never longer than as it stands there.</summary>
    private static ReadOnlyMemory<byte> ReadBytes(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return default;
        }

        Demand(json.TokenType is JsonTokenType.String, "a text");
        var bytes = GC.AllocateUninitializedArray<byte>(json.ValueSpan.Length);
        return bytes.AsMemory(0, json.CopyString(bytes));
    }

    private static string? ReadText(ref Utf8JsonReader json, bool recurs = false)
    {
        json.Read();
        Demand(json.TokenType is JsonTokenType.String or JsonTokenType.Null, "a text");
        return recurs && json.TokenType is JsonTokenType.String ? RecurringTexts.Get(ref json) : json.GetString();
    }

    private static bool TryEnterObject(ref Utf8JsonReader json)
    {
        json.Read();
        Demand(json.TokenType is JsonTokenType.StartObject or JsonTokenType.Null, "an object");
        return json.TokenType is JsonTokenType.StartObject;
    }

    private static bool NextMember(ref Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.PropertyName;

    private static void SkipValue(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    private static void Demand(bool isSo, string what)
    {
        if (!isSo)
        {
            throw new JsonException($"The answer to a receive is not as expected: {what} is missing.");
        }
    }
}
