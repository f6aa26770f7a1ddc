using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The message that Ingest itself sends for an event, taken from its queue once, so that queues can be filled with the very same without waiting for HTTP.</summary>
internal sealed class CommandTemplate
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _envelope;
    private readonly JsonNode? _attributes;

    private CommandTemplate(JsonObject envelope, JsonNode? attributes)
    {
        _envelope = envelope;
        _attributes = attributes;
    }

    /// <summary>Posts one event and takes its message; nobody may be receiving yet.</summary>
    public static async Task<CommandTemplate> CaptureAsync(Uri ingest, BareQueue queue, SampleEvent sample, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(sample.Payload) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await http.PostAsync(new Uri(ingest, "/events"), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var deliveries = await queue.ReceiveAsync(waitSeconds: 10, cancellationToken);
        await queue.DeleteAsync(deliveries, cancellationToken);
        return new CommandTemplate(JsonNode.Parse(deliveries.Single().Body)!.AsObject(), deliveries.Single().Attributes);
    }

    /// <summary>The message for another event.</summary>
    public BareMessage For(SampleEvent sample)
    {
        var envelope = _envelope.DeepClone();
        envelope["messageId"] = sample.Id.ToString();
        var message = envelope["message"]!;
        message["eventId"] = sample.Id.ToString();
        message["correlationId"] = sample.Id.ToString("n");
        message["payload"] = Encoding.UTF8.GetString(sample.Payload);
        message["payloadSha256"] = Convert.ToHexStringLower(SHA256.HashData(sample.Payload));
        message["payloadBytes"] = sample.Payload.Length;
        return new BareMessage(envelope.ToJsonString(Json), _attributes);
    }
}
