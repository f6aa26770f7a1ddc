using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Gameday.Signs;

/// <summary>Asks the emulator itself how deep a queue is, and puts a message into one.</summary>
internal sealed class QueueDepths(Uri emulator) : IDisposable
{
    private static readonly string[] Parts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];
    private readonly HttpClient _http = new() { BaseAddress = emulator };

    public void Dispose() => _http.Dispose();

    /// <summary>Messages waiting, in work and delayed.</summary>
    public async Task<long> OfAsync(string queue, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["QueueUrl"] = await UrlAsync(queue, cancellationToken), ["AttributeNames"] = new JsonArray("All") };
        var attributes = (await CallAsync("GetQueueAttributes", request, cancellationToken)).GetProperty("Attributes");
        return Parts.Sum(part => long.Parse(attributes.GetProperty(part).GetString()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Sends any text.</summary>
    public async Task SendAsync(string queue, string body, CancellationToken cancellationToken) => await CallAsync(
        "SendMessage", new JsonObject { ["QueueUrl"] = await UrlAsync(queue, cancellationToken), ["MessageBody"] = body }, cancellationToken);

    private async Task<string> UrlAsync(string queue, CancellationToken cancellationToken) =>
        (await CallAsync("GetQueueUrl", new JsonObject { ["QueueName"] = queue }, cancellationToken)).GetProperty("QueueUrl").GetString()!;

    private async Task<JsonElement> CallAsync(string operation, JsonObject body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonElement.Parse(text)
            : throw new CliException($"The emulator refused {operation}: {text}");
    }
}
