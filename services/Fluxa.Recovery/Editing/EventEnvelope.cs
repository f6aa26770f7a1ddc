using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Contracts;
using Fluxa.Recovery.Collecting;

namespace Fluxa.Recovery.Editing;

/// <summary>The envelope of a Fluxa event: reads its payload, and makes the same envelope around another one.</summary>
internal sealed class EventEnvelope
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _text;

    private EventEnvelope(string text, CarriedEvent carried, string? payload, DateTimeOffset acceptedAt)
    {
        _text = text;
        Event = carried;
        InlinePayload = payload is null ? null : Encoding.UTF8.GetBytes(payload);
        AcceptedAt = acceptedAt;
    }

    public CarriedEvent Event { get; }

    /// <summary>The payload's bytes; null when they are in S3.</summary>
    public byte[]? InlinePayload { get; }

    public DateTimeOffset AcceptedAt { get; }

    /// <summary>Null when the body is no envelope of a Fluxa event.</summary>
    public static EventEnvelope? TryRead(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        if (MessageEnvelope.Read(text).Event is not { } carried)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        var message = document.RootElement.GetProperty("message");
        var accepted = DateTimeOffset.TryParse(MessageEnvelope.Text(message, "acceptedAt"), CultureInfo.InvariantCulture, out var time) ? time : DateTimeOffset.MaxValue;
        return new EventEnvelope(text, carried, carried.PayloadMode == PayloadModes.Inline ? MessageEnvelope.Text(message, "payload") : null, accepted);
    }

    /// <summary>The envelope with another payload: its hash and length go with it, everything else stays.</summary>
    public byte[] With(byte[] payload, string? payloadKey)
    {
        var root = JsonNode.Parse(_text)!.AsObject();
        var message = root["message"]!.AsObject();
        message["payloadMode"] = payloadKey is null ? PayloadModes.Inline : PayloadModes.S3;
        message["payload"] = payloadKey is null ? Encoding.UTF8.GetString(payload) : null;
        message["payloadKey"] = payloadKey;
        message["payloadSha256"] = Convert.ToHexStringLower(SHA256.HashData(payload));
        message["payloadBytes"] = payload.Length;
        return Encoding.UTF8.GetBytes(root.ToJsonString(Plain));
    }
}
