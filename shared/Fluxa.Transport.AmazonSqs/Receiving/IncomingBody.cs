using System.Text.Json;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// A received body. A subscription without raw delivery wraps the published message in a notification of SNS; JSON readers see what is inside.
/// They read the bytes that came; text is made only for who asks for it.
/// </summary>
internal sealed class IncomingBody(ReceivedMessage message) : MessageBody, JsonMessageBody
{
    private byte[]? _bytes;

    /// <summary>The topic that wrapped the message; null for one that came raw or was sent to the queue.</summary>
    public string? TopicArn { get; private set; }

    public long? Length => message.Utf8Body.Length;

    public Stream GetStream() => new MemoryStream(GetBytes(), writable: false);

    public byte[] GetBytes() => _bytes ??= message.Utf8Body.ToArray();

    public string GetString() => message.Body;

    public JsonElement? GetJsonElement(JsonSerializerOptions options)
    {
        var document = Parse(message.Utf8Body, options);
        if (document.ValueKind != JsonValueKind.Object
            || TextOf(document, "TopicArn"u8, "topicArn"u8) is not { } topicArn
            || TextOf(document, "Message"u8, "message"u8) is not { } published)
        {
            return document;
        }

        TopicArn = topicArn;
        return JsonSerializer.Deserialize<JsonElement>(published, options);
    }

    /// <summary>The document reads from the received bytes themselves, which live as long as it does: no copy is made.</summary>
    private static JsonElement Parse(ReadOnlyMemory<byte> utf8, JsonSerializerOptions options) => JsonDocument.Parse(utf8, new JsonDocumentOptions
    {
        AllowTrailingCommas = options.AllowTrailingCommas,
        CommentHandling = options.ReadCommentHandling,
        MaxDepth = options.MaxDepth,
    }).RootElement;

    private static string? TextOf(JsonElement document, ReadOnlySpan<byte> name, ReadOnlySpan<byte> camelCaseName) =>
        (document.TryGetProperty(name, out var value) || document.TryGetProperty(camelCaseName, out value)) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
