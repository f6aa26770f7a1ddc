using System.Text.Json;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A received body. A subscription without raw delivery wraps the published message in a notification of SNS; JSON readers see what is inside.</summary>
internal sealed class IncomingBody(string body) : StringMessageBody(body), JsonMessageBody
{
    /// <summary>The topic that wrapped the message; null for one that came raw or was sent to the queue.</summary>
    public string? TopicArn { get; private set; }

    public JsonElement? GetJsonElement(JsonSerializerOptions options)
    {
        var document = JsonSerializer.Deserialize<JsonElement>(GetString(), options);
        if (document.ValueKind != JsonValueKind.Object
            || !TryGetText(document, "TopicArn", out var topicArn)
            || !TryGetText(document, "Message", out var message))
        {
            return document;
        }

        TopicArn = topicArn;
        return JsonSerializer.Deserialize<JsonElement>(message, options);
    }

    private static bool TryGetText(JsonElement document, string name, out string text)
    {
        text = "";
        if ((!document.TryGetProperty(name, out var value) && !document.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(name), out value))
            || value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        text = value.GetString()!;
        return true;
    }
}
