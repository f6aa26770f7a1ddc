using System.Net.Http.Headers;
using System.Text.Json;

namespace Fluxa.Cli.Bench.Bare;

/// <summary>A queue as the bare loops use it: the SQS calls themselves, without a library, without a signature (the emulator asks for none).</summary>
internal sealed class BareQueue : IDisposable
{
    /// <summary>The most that one call takes.</summary>
    public const int Batch = 10;

    private static readonly MediaTypeHeaderValue Json = new("application/x-amz-json-1.0");
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Uri _emulator;

    private BareQueue(Uri emulator, string name)
    {
        _emulator = emulator;
        Name = name;
    }

    public string Name { get; }

    public string Url { get; private set; } = "";

    /// <summary>Makes the queue when it isn't there.</summary>
    public static async Task<BareQueue> OpenAsync(Uri emulator, string name, CancellationToken cancellationToken)
    {
        var queue = new BareQueue(emulator, name);
        using var created = await queue.CallAsync("CreateQueue", new { QueueName = name }, cancellationToken);
        queue.Url = created.RootElement.GetProperty("QueueUrl").GetString()!;
        return queue;
    }

    public async Task SendAsync(IReadOnlyList<BareMessage> messages, CancellationToken cancellationToken)
    {
        var entries = messages.Select((message, i) => new { Id = $"{i}", MessageBody = message.Body, MessageAttributes = message.Attributes });
        using var answer = await CallAsync("SendMessageBatch", new { QueueUrl = Url, Entries = entries }, cancellationToken);
        if (answer.RootElement.TryGetProperty("Failed", out var failed) && failed.GetArrayLength() > 0)
        {
            throw new CliException($"The emulator did not take {failed.GetArrayLength()} messages.");
        }
    }

    public async Task<IReadOnlyList<BareDelivery>> ReceiveAsync(int waitSeconds, CancellationToken cancellationToken)
    {
        var question = new { QueueUrl = Url, MaxNumberOfMessages = Batch, WaitTimeSeconds = waitSeconds, MessageAttributeNames = (string[])["All"] };
        using var answer = await CallAsync("ReceiveMessage", question, cancellationToken);
        return answer.RootElement.TryGetProperty("Messages", out var messages) ? [.. messages.EnumerateArray().Select(BareDelivery.Read)] : [];
    }

    public async Task DeleteAsync(IReadOnlyList<BareDelivery> deliveries, CancellationToken cancellationToken)
    {
        var entries = deliveries.Select((delivery, i) => new { Id = $"{i}", delivery.ReceiptHandle });
        using var answer = await CallAsync("DeleteMessageBatch", new { QueueUrl = Url, Entries = entries }, cancellationToken);
    }

    /// <summary>Messages that wait or are in somebody's hands.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        using var answer = await CallAsync("GetQueueAttributes", new { QueueUrl = Url, AttributeNames = (string[])["All"] }, cancellationToken);
        var attributes = answer.RootElement.GetProperty("Attributes");
        return Number("ApproximateNumberOfMessages") + Number("ApproximateNumberOfMessagesNotVisible");

        int Number(string name) => int.Parse(attributes.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> CallAsync<TBody>(string operation, TBody body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _emulator)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = Json } },
            Headers = { { "X-Amz-Target", $"AmazonSQS.{operation}" } },
        };
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
