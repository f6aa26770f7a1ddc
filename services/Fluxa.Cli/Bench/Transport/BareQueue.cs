using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>A queue as the bare loops use it. What is sent is serialized once, what is received is read only for what deleting needs.</summary>
internal sealed class BareQueue
{
    /// <summary>The most that one call takes.</summary>
    public const int Batch = 10;

    private readonly BareAws _aws;
    private readonly byte[] _receive;

    private BareQueue(BareAws aws, string url)
    {
        _aws = aws;
        Url = url;
        _receive = Bytes(new JsonObject { ["QueueUrl"] = url, ["MaxNumberOfMessages"] = Batch, ["WaitTimeSeconds"] = 1, ["MessageAttributeNames"] = new JsonArray("All"), ["MessageSystemAttributeNames"] = new JsonArray("All") });
    }

    public string Url { get; }

    public static async Task<BareQueue> CreateAsync(BareAws aws, string name, CancellationToken cancellationToken)
    {
        var answer = JsonNode.Parse(await aws.SqsAsync("CreateQueue", Bytes(new JsonObject { ["QueueName"] = name }), cancellationToken));
        return new BareQueue(aws, (string)answer!["QueueUrl"]!);
    }

    /// <summary>Takes one message as it is: body and attributes.</summary>
    public async Task<JsonObject> TakeAsync(CancellationToken cancellationToken)
    {
        var answer = JsonNode.Parse(await _aws.SqsAsync("ReceiveMessage", _receive, cancellationToken))!;
        var message = answer["Messages"]?[0] ?? throw new CliException("No message arrived in the queue.");
        return new JsonObject { ["MessageBody"] = message["Body"]!.DeepClone(), ["MessageAttributes"] = message["MessageAttributes"]?.DeepClone() ?? new JsonObject() };
    }

    public byte[] SendBody(JsonObject message)
    {
        var single = (JsonObject)message.DeepClone();
        single["QueueUrl"] = Url;
        return Bytes(single);
    }

    public byte[] SendBatchBody(JsonObject message) =>
        Bytes(new JsonObject { ["QueueUrl"] = Url, ["Entries"] = new JsonArray([.. Enumerable.Range(0, Batch).Select(id => (JsonNode)Entry(message, id))]) });

    public Task SendAsync(byte[] body, CancellationToken cancellationToken) => _aws.SqsAsync("SendMessage", body, cancellationToken);

    public Task SendSignedAsync(byte[] body, CancellationToken cancellationToken) => _aws.SignedSqsAsync("SendMessage", body, cancellationToken);

    public async Task SendBatchAsync(byte[] body, CancellationToken cancellationToken)
    {
        var answer = await _aws.SqsAsync("SendMessageBatch", body, cancellationToken).ConfigureAwait(false);
        DemandNoFailure(answer);
    }

    /// <summary>Receives up to ten and deletes them; answers how many.</summary>
    public async Task<int> ReceiveAndDeleteAsync(CancellationToken cancellationToken)
    {
        var received = await _aws.SqsAsync("ReceiveMessage", _receive, cancellationToken).ConfigureAwait(false);
        var count = BareDelete.TryWrite(received, Url, out var delete);
        if (count > 0)
        {
            DemandNoFailure(await _aws.SqsAsync("DeleteMessageBatch", delete, cancellationToken).ConfigureAwait(false));
        }

        return count;
    }

    /// <summary>Messages that wait or are in somebody's hands.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var question = new JsonObject { ["QueueUrl"] = Url, ["AttributeNames"] = new JsonArray("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible") };
        var answer = JsonNode.Parse(await _aws.SqsAsync("GetQueueAttributes", Bytes(question), cancellationToken))!["Attributes"]!.AsObject();
        return answer.Sum(attribute => int.Parse((string)attribute.Value!, System.Globalization.CultureInfo.InvariantCulture));
    }

    public Task PurgeAsync(CancellationToken cancellationToken) => _aws.SqsAsync("PurgeQueue", Bytes(new JsonObject { ["QueueUrl"] = Url }), cancellationToken);

    public Task RemoveAsync(CancellationToken cancellationToken) => _aws.SqsAsync("DeleteQueue", Bytes(new JsonObject { ["QueueUrl"] = Url }), cancellationToken);

    private static JsonObject Entry(JsonObject message, int id)
    {
        var entry = (JsonObject)message.DeepClone();
        entry["Id"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return entry;
    }

    private static byte[] Bytes(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body);

    private static void DemandNoFailure(byte[] answer)
    {
        if (answer.AsSpan().IndexOf("\"Failed\":[{"u8) >= 0)
        {
            throw new CliException("The emulator failed entries of a bare batch.");
        }
    }
}
