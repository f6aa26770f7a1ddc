using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Fluxa.LocalInfrastructure.Tests.Faults;

/// <summary>The plainest possible SQS caller, so that what these tests see is the proxy's doing alone.</summary>
internal sealed class SqsCaller(Uri serviceUrl) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = serviceUrl, Timeout = TimeSpan.FromSeconds(10) };

    public void Dispose() => _http.Dispose();

    public async Task<(int Status, JsonObject Answer)> CallAsync(string operation, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/");
        message.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        using var response = await _http.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }

    public async Task<string> CreateQueueAsync()
    {
        var (_, answer) = await CallAsync("CreateQueue", new JsonObject { ["QueueName"] = $"faults-{Guid.CreateVersion7():n}" });
        return answer["QueueUrl"]!.GetValue<string>();
    }

    public Task<(int Status, JsonObject Answer)> SendBatchAsync(string queueUrl, int count)
        => CallAsync("SendMessageBatch", new JsonObject
        {
            ["QueueUrl"] = queueUrl,
            ["Entries"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => new JsonObject { ["Id"] = $"e{i}", ["MessageBody"] = $"body {i}" })]),
        });

    public async Task<List<string>> ReceiveAsync(string queueUrl)
    {
        var (_, answer) = await CallAsync("ReceiveMessage", new JsonObject { ["QueueUrl"] = queueUrl, ["MaxNumberOfMessages"] = 10 });
        return answer["Messages"] is JsonArray messages ? [.. messages.Select(message => message!["Body"]!.GetValue<string>())] : [];
    }
}
