using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Contracts;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>Looks into a queue by SQS's own protocol, without Fluxa's code in between.</summary>
public sealed class DeadLetters(Uri serviceUrl) : IDisposable
{
    public const string ErrorQueue = FluxaQueues.ProcessEvent + "_error";
    private static readonly string[] Depths =
        ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];

    private readonly HttpClient _http = new() { BaseAddress = serviceUrl };

    public void Dispose() => _http.Dispose();

    /// <summary>How many messages a queue holds: waiting, delayed and being worked on.</summary>
    public async Task<int> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        var (visible, inFlight, delayed) = await CountsAsync(queue, cancellationToken);
        return visible + inFlight + delayed;
    }

    /// <summary>How many messages wait in a queue, are being worked on, and are delayed.</summary>
    public async Task<(int Visible, int InFlight, int Delayed)> CountsAsync(string queue, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(
            "GetQueueAttributes",
            new JsonObject { ["QueueUrl"] = await UrlAsync(queue, cancellationToken), ["AttributeNames"] = new JsonArray("All") },
            cancellationToken);
        var attributes = answer.GetProperty("Attributes");
        var depths = Depths.Select(name => int.Parse(attributes.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return (depths[0], depths[1], depths[2]);
    }

    /// <summary>Takes the dead letter that contains this text out of the error queue; null when none is there now.</summary>
    public async Task<DeadLetter?> TakeAsync(string text, CancellationToken cancellationToken)
    {
        var url = await UrlAsync(ErrorQueue, cancellationToken);
        var answer = await CallAsync(
            "ReceiveMessage",
            new JsonObject { ["QueueUrl"] = url, ["MaxNumberOfMessages"] = 10, ["VisibilityTimeout"] = 1, ["MessageAttributeNames"] = new JsonArray("All") },
            cancellationToken);
        if (!answer.TryGetProperty("Messages", out var messages))
        {
            return null;
        }

        foreach (var message in messages.EnumerateArray())
        {
            var body = message.GetProperty("Body").GetString()!;
            if (body.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                await CallAsync(
                    "DeleteMessage",
                    new JsonObject { ["QueueUrl"] = url, ["ReceiptHandle"] = message.GetProperty("ReceiptHandle").GetString() },
                    cancellationToken);
                return new DeadLetter(body, Attributes(message));
            }
        }

        return null;
    }

    /// <summary>Whether there is such a queue.</summary>
    public async Task<bool> ExistsAsync(string queue, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("ListQueues", new JsonObject { ["QueueNamePrefix"] = queue }, cancellationToken);
        return answer.TryGetProperty("QueueUrls", out var urls)
            && urls.EnumerateArray().Any(url => url.GetString()!.EndsWith($"/{queue}", StringComparison.Ordinal));
    }

    /// <summary>The bodies of all messages that a queue has to give now; they stay there, hidden for a while.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync(string queue, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["QueueUrl"] = await UrlAsync(queue, cancellationToken), ["MaxNumberOfMessages"] = 10, ["VisibilityTimeout"] = 30 };
        List<string> bodies = [];
        while ((await CallAsync("ReceiveMessage", request, cancellationToken)).TryGetProperty("Messages", out var messages) && messages.GetArrayLength() > 0)
        {
            bodies.AddRange(messages.EnumerateArray().Select(message => message.GetProperty("Body").GetString()!));
        }

        return bodies;
    }

    /// <summary>Puts any text into the Processor's queue.</summary>
    public async Task SendRawAsync(string body, CancellationToken cancellationToken)
        => await CallAsync(
            "SendMessage",
            new JsonObject { ["QueueUrl"] = await UrlAsync(FluxaQueues.ProcessEvent, cancellationToken), ["MessageBody"] = body },
            cancellationToken);

    private static Dictionary<string, string> Attributes(JsonElement message)
        => message.TryGetProperty("MessageAttributes", out var attributes)
            ? attributes.EnumerateObject().ToDictionary(
                attribute => attribute.Name,
                attribute => attribute.Value.TryGetProperty("StringValue", out var value) ? value.GetString()! : "")
            : [];

    private async Task<string> UrlAsync(string queue, CancellationToken cancellationToken)
        => (await CallAsync("GetQueueUrl", new JsonObject { ["QueueName"] = queue }, cancellationToken)).GetProperty("QueueUrl").GetString()!;

    private async Task<JsonElement> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/");
        message.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=none");
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        using var response = await _http.SendAsync(message, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
