using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>A queue of a test's own, by SQS's own protocol, without Fluxa's code in between.</summary>
internal sealed class TestQueue : IDisposable
{
    private static readonly string[] Depths = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];

    private readonly HttpClient _http;
    private string _url = "";

    private TestQueue(Uri serviceUrl, string name)
    {
        Name = name;
        _http = new HttpClient { BaseAddress = serviceUrl };
    }

    public string Name { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestQueue> CreateAsync(Uri serviceUrl, string name, JsonObject? attributes = null)
    {
        var queue = new TestQueue(serviceUrl, name);
        var answer = await queue.CallAsync("CreateQueue", new JsonObject { ["QueueName"] = name, ["Attributes"] = attributes ?? [] });
        queue._url = answer.GetProperty("QueueUrl").GetString()!;
        return queue;
    }

    public async Task<string> ArnAsync() => (await AttributesAsync()).GetProperty("QueueArn").GetString()!;

    /// <summary>Makes another queue this one's dead-letter queue.</summary>
    public async Task DeadLettersToAsync(TestQueue errors) => await CallAsync("SetQueueAttributes", new JsonObject
    {
        ["QueueUrl"] = _url,
        ["Attributes"] = new JsonObject { ["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = await errors.ArnAsync(), ["maxReceiveCount"] = 3 }.ToJsonString() },
    });

    public Task SendAsync(string body, params (string Name, string Value)[] attributes) => CallAsync("SendMessage", new JsonObject
    {
        ["QueueUrl"] = _url,
        ["MessageBody"] = body,
        ["MessageAttributes"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(
            attribute.Name,
            (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = attribute.Value }))),
    });

    /// <summary>Sends many bodies, ten a call.</summary>
    public async Task SendManyAsync(IEnumerable<string> bodies, params (string Name, string Value)[] attributes) =>
        await Parallel.ForEachAsync(bodies.Chunk(10), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (chunk, _) =>
            await CallAsync("SendMessageBatch", new JsonObject
            {
                ["QueueUrl"] = _url,
                ["Entries"] = new JsonArray([.. chunk.Select((body, index) => new JsonObject
                {
                    ["Id"] = index.ToString(CultureInfo.InvariantCulture),
                    ["MessageBody"] = body,
                    ["MessageAttributes"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(
                        attribute.Name,
                        (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = attribute.Value }))),
                })]),
            }));

    /// <summary>Takes up to ten messages and leaves them hidden for a while.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReceiveAsync(int hiddenSeconds = 0)
    {
        var answer = await CallAsync("ReceiveMessage", new JsonObject
        {
            ["QueueUrl"] = _url,
            ["MaxNumberOfMessages"] = 10,
            ["VisibilityTimeout"] = hiddenSeconds,
            ["MessageAttributeNames"] = new JsonArray("All"),
            ["MessageSystemAttributeNames"] = new JsonArray("All"),
        });
        return answer.TryGetProperty("Messages", out var messages) ? [.. messages.EnumerateArray()] : [];
    }

    public Task DeleteAsync(JsonElement message) =>
        CallAsync("DeleteMessage", new JsonObject { ["QueueUrl"] = _url, ["ReceiptHandle"] = message.GetProperty("ReceiptHandle").GetString() });

    /// <summary>How many messages the queue holds, hidden ones included.</summary>
    public async Task<int> DepthAsync()
    {
        var attributes = await AttributesAsync();
        return Depths.Sum(name => int.Parse(attributes.GetProperty(name).GetString()!, CultureInfo.InvariantCulture));
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> AttributesAsync() =>
        (await CallAsync("GetQueueAttributes", new JsonObject { ["QueueUrl"] = _url, ["AttributeNames"] = new JsonArray("All") })).GetProperty("Attributes");

    private async Task<JsonElement> CallAsync(string operation, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/");
        message.Headers.Add("X-Amz-Target", $"AmazonSQS.{operation}");
        message.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=none");
        message.Content = new StringContent(request.ToJsonString(), Encoding.UTF8);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        using var response = await _http.SendAsync(message, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
