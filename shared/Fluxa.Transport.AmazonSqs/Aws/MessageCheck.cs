namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>Judges a message before it goes anywhere near a batch, where one bad message could fail nine good ones.</summary>
internal static class MessageCheck
{
    /// <summary>Answers the message's size in bytes.</summary>
    /// <exception cref="IllegalMessageException">The body is empty, or there are too many attributes, or one has no value.</exception>
    /// <exception cref="IllegalMessageCharacterException">A character is not allowed.</exception>
    /// <exception cref="MessageTooLargeException">The message has more bytes than allowed.</exception>
    public static int Demand(OutgoingMessage message, string target, int allowedBytes)
    {
        if (message.Body.Length == 0)
        {
            throw new IllegalMessageException(target, "has an empty body, and at least one character is needed");
        }

        if (message.Attributes.Count > SqsLimits.AttributesPerMessage)
        {
            throw new IllegalMessageException(target, $"has {message.Attributes.Count} attributes, and {SqsLimits.AttributesPerMessage} are allowed");
        }

        DemandCharacters(message.Body, target, "body");
        foreach (var (name, attribute) in message.Attributes)
        {
            DemandValue(name, attribute, target);
        }

        var bytes = MessageSize.Of(message);

        return bytes <= allowedBytes ? (int)bytes : throw new MessageTooLargeException(target, bytes, allowedBytes);
    }

    private static void DemandValue(string name, MessageAttribute attribute, string target)
    {
        if (attribute.IsBinary ? attribute.BinaryValue is not { Length: > 0 } : string.IsNullOrEmpty(attribute.StringValue))
        {
            throw new IllegalMessageException(target, $"has no value for its attribute {name}, and an attribute can't be empty");
        }

        DemandCharacters(attribute.StringValue, target, $"attribute {name}");
    }

    private static void DemandCharacters(string? text, string target, string part)
    {
        var position = MessageCharacters.IndexOfIllegal(text);
        if (position >= 0)
        {
            throw new IllegalMessageCharacterException(target, part, position, text![position]);
        }
    }
}
