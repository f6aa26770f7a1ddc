using System.Text;
using System.Text.Json;

namespace Fluxa.LocalInfrastructure.Tests.Emulator;

/// <summary>The few calls that show whether the emulator keeps what it was given. It asks for no signature.</summary>
internal sealed class EmulatorClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public Task CreateQueueAsync(string name) => SqsAsync("CreateQueue", new { QueueName = name });

    public async Task<string> QueueUrlAsync(string name) => (await SqsAsync("GetQueueUrl", new { QueueName = name })).GetProperty("QueueUrl").GetString()!;

    public async Task SendAsync(string queue, string body) => await SqsAsync("SendMessage", new { QueueUrl = await QueueUrlAsync(queue), MessageBody = body });

    public async Task<string> ReceiveAsync(string queue) =>
        (await SqsAsync("ReceiveMessage", new { QueueUrl = await QueueUrlAsync(queue), WaitTimeSeconds = 5 })).GetProperty("Messages")[0].GetProperty("Body").GetString()!;

    public async Task PutObjectAsync(string bucket, string key, string content)
    {
        (await _http.PutAsync($"/{bucket}", null)).EnsureSuccessStatusCode();
        (await _http.PutAsync($"/{bucket}/{key}", new StringContent(content))).EnsureSuccessStatusCode();
    }

    public Task<string> GetObjectAsync(string bucket, string key) => _http.GetStringAsync($"/{bucket}/{key}");

    public void Dispose() => _http.Dispose();

    public async Task<JsonElement> SqsAsync(string action, object request)
    {
        using var response = await CallAsync(action, request);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
    }

    /// <summary>Asks for what is refused; answers SQS's code for it.</summary>
    public async Task<string> RefusedAsync(string action, object request)
    {
        using var response = await CallAsync(action, request);
        Assert.False(response.IsSuccessStatusCode);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("__type").GetString()!.Split('#')[^1];
    }

    private async Task<HttpResponseMessage> CallAsync(string action, object request)
    {
        using var content = new StringContent(JsonSerializer.Serialize(request), Encoding.UTF8, "application/x-amz-json-1.0");
        content.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        return await _http.PostAsync("/", content);
    }
}
