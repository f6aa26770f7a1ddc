using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Ingest.Tests.Emulator;

/// <summary>Takes messages out of a queue by SQS's own protocol, without Fluxa's code in between.</summary>
internal sealed class QueueReader(Uri serviceUrl, string queue) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = serviceUrl };

    public void Dispose() => _http.Dispose();

    /// <summary>Every message that can be received now; empty when the queue does not even exist.</summary>
    public async Task<List<QueuedMessage>> TakeAllAsync(CancellationToken cancellationToken)
    {
        var found = await CallAsync("GetQueueUrl", new JsonObject { ["QueueName"] = queue }, cancellationToken);
        var all = new List<QueuedMessage>();
        if (found is null)
        {
            return all;
        }

        var url = found.Value.GetProperty("QueueUrl").GetString();
        while (true)
        {
            var answer = await CallAsync("ReceiveMessage", new JsonObject { ["QueueUrl"] = url, ["MaxNumberOfMessages"] = 10 }, cancellationToken);
            if (answer is null || !answer.Value.TryGetProperty("Messages", out var messages) || messages.GetArrayLength() == 0)
            {
                return all;
            }

            all.AddRange(messages.EnumerateArray().Select(message => new QueuedMessage(message.GetProperty("Body").GetString()!)));
        }
    }

    private async Task<JsonElement?> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/");
        message.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        message.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=test/20260101/us-east-1/sqs/aws4_request");
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0");
        using var response = await _http.SendAsync(message, cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement
            : null;
    }
}
