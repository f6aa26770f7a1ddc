using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>Asks an SQS and SNS endpoint what is there.</summary>
internal sealed class DeployedQueues(Uri address) : IDisposable
{
    private static readonly string[] All = ["All"];
    private readonly HttpClient _http = new() { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    /// <summary>Every queue's attributes by its name.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> AllAsync()
    {
        var urls = (await SqsAsync("ListQueues", new { }))["QueueUrls"]!.AsArray().Select(url => (string)url!);
        var queues = new Dictionary<string, JsonObject>();
        foreach (var url in urls)
        {
            queues[url[(url.LastIndexOf('/') + 1)..]] = (await SqsAsync("GetQueueAttributes", new { QueueUrl = url, AttributeNames = All }))["Attributes"]!.AsObject();
        }

        return queues;
    }

    public async Task<string> TopicsAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Action"] = "ListTopics", ["Version"] = "2010-03-31" });
        using var response = await _http.PostAsync(new Uri("/", UriKind.Relative), form);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<JsonObject> SqsAsync(string action, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        request.Content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8);
        request.Content.Headers.ContentType = new("application/x-amz-json-1.0");
        using var response = await _http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
