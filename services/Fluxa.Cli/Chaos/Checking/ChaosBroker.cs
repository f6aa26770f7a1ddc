using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fluxa.Cli.Bench.Transport;
using Fluxa.Contracts;

namespace Fluxa.Cli.Chaos.Checking;

/// <summary>Looks into queues and the bucket past proxy and services, and listens to what is announced.</summary>
internal sealed class ChaosBroker(Uri emulator) : IDisposable
{
    public const string ErrorQueue = FluxaQueues.ProcessEvent + "_error";
    public const string Listener = "chaos-listener";
    private const int HiddenSeconds = 10;
    private const string Topic = "Fluxa_Contracts-EventPersisted";
    private readonly BareAws _aws = new(emulator);
    private readonly HttpClient _s3 = new() { BaseAddress = emulator };

    /// <summary>Subscribes a queue to the topic of stored events: from now on it gets a copy of each notification.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        var topic = await BareTopic.CreateAsync(_aws, Topic, cancellationToken);
        await BareQueue.CreateAsync(_aws, Listener, cancellationToken);
        var subscribe = $"Action=Subscribe&Version=2010-03-31&TopicArn={Uri.EscapeDataString(topic.Arn)}&Protocol=sqs"
            + $"&Endpoint={Uri.EscapeDataString($"arn:aws:sqs:us-east-1:000000000000:{Listener}")}&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true";
        await _aws.SnsAsync(Encoding.UTF8.GetBytes(subscribe), cancellationToken);
    }

    /// <summary>Messages of a queue: waiting, delayed and in flight.</summary>
    public async Task<int> DepthAsync(string queue, CancellationToken cancellationToken)
    {
        var question = new JsonObject
        {
            ["QueueUrl"] = await UrlAsync(queue, cancellationToken),
            ["AttributeNames"] = new JsonArray("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"),
        };
        var answer = await CallAsync("GetQueueAttributes", question, cancellationToken);
        return answer["Attributes"]!.AsObject().Sum(attribute => int.Parse((string)attribute.Value!, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Notifications that came, up to ten; none when none waits.</summary>
    public async Task<IReadOnlyList<HeardEvent>> HearAsync(CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["QueueUrl"] = await UrlAsync(Listener, cancellationToken), ["MaxNumberOfMessages"] = BareQueue.Batch, ["VisibilityTimeout"] = HiddenSeconds };
        var answer = await CallAsync("ReceiveMessage", request, cancellationToken);
        return answer["Messages"] is JsonArray messages
            ? [.. messages.Select(message => new HeardEvent(EventIdOf((string)message!["Body"]!), (string)message["ReceiptHandle"]!))]
            : [];
    }

    /// <summary>Deletes notifications that were heard; answers how many.</summary>
    public async Task<int> ForgetAsync(IReadOnlyList<HeardEvent> heard, CancellationToken cancellationToken)
    {
        var entries = heard.Select((one, i) => (JsonNode)new JsonObject { ["Id"] = $"{i}", ["ReceiptHandle"] = one.Receipt });
        await CallAsync("DeleteMessageBatch", new JsonObject { ["QueueUrl"] = await UrlAsync(Listener, cancellationToken), ["Entries"] = new JsonArray([.. entries]) }, cancellationToken);
        return heard.Count;
    }

    /// <summary>The events in the error queue.</summary>
    public Task<IReadOnlyList<Guid>> DeadLettersAsync(CancellationToken cancellationToken) => DrainAsync(ErrorQueue, cancellationToken);

    /// <summary>Every key of the bucket.</summary>
    public async Task<IReadOnlySet<string>> ObjectsAsync(string bucket, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (string? from = ""; from is not null;)
        {
            var page = XDocument.Parse(await _s3.GetStringAsync($"/{bucket}?list-type=2{from}", cancellationToken)).Root!;
            keys.UnionWith(page.Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value));
            var next = page.Elements().FirstOrDefault(element => element.Name.LocalName == "NextContinuationToken")?.Value;
            from = next is null ? null : $"&continuation-token={Uri.EscapeDataString(next)}";
        }

        return keys;
    }

    public void Dispose()
    {
        _aws.Dispose();
        _s3.Dispose();
    }

    private async Task<IReadOnlyList<Guid>> DrainAsync(string queue, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["QueueUrl"] = await UrlAsync(queue, cancellationToken), ["MaxNumberOfMessages"] = BareQueue.Batch, ["VisibilityTimeout"] = 600 };
        var ids = new List<Guid>();
        while ((await CallAsync("ReceiveMessage", request, cancellationToken))["Messages"] is JsonArray { Count: > 0 } messages)
        {
            ids.AddRange(messages.Select(message => EventIdOf((string)message!["Body"]!)));
        }

        return ids;
    }

    private static Guid EventIdOf(string body)
    {
        using var envelope = JsonDocument.Parse(body);
        return envelope.RootElement.GetProperty("message").GetProperty("eventId").GetGuid();
    }

    private async Task<string> UrlAsync(string queue, CancellationToken cancellationToken)
        => (string)(await CallAsync("GetQueueUrl", new JsonObject { ["QueueName"] = queue }, cancellationToken))["QueueUrl"]!;

    private async Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        var answer = await _aws.SqsAsync(operation, JsonSerializer.SerializeToUtf8Bytes(request), cancellationToken);
        return answer.Length == 0 ? [] : JsonNode.Parse(answer)!.AsObject();
    }
}
