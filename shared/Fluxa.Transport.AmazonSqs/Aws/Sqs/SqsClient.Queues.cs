using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <content>Queues: find, create, describe, change, delete.</content>
internal sealed partial class SqsClient
{
    private const int QueuesPerPage = 1000;

    /// <summary>Asks for a queue's URL; null when there is no such queue.</summary>
    public async Task<string?> FindQueueUrlAsync(string queueName, CancellationToken cancellationToken)
    {
        var body = Body(queueName, static (json, name) => json.WriteString("QueueName"u8, name));
        try
        {
            return await CallAsync(new SqsCall("GetQueueUrl", queueName, body), ReadUrl, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsServiceException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Creates the queue, or finds it with the same attributes; answers its URL.</summary>
    public Task<string> CreateQueueAsync(
        string queueName,
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        var body = Body((queueName, attributes, tags), static (json, queue) =>
        {
            json.WriteString("QueueName"u8, queue.queueName);
            json.WriteMap("Attributes", queue.attributes);
            json.WriteMap("tags", queue.tags);
        });

        return CallAsync(new SqsCall("CreateQueue", queueName, body), ReadUrl, cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, string>> GetQueueAttributesAsync(string queueUrl, CancellationToken cancellationToken)
    {
        var body = Body(queueUrl, static (json, url) =>
        {
            json.WriteString("QueueUrl"u8, url);
            json.WriteStartArray("AttributeNames"u8);
            json.WriteStringValue("All"u8);
            json.WriteEndArray();
        });

        return CallAsync(new SqsCall("GetQueueAttributes", queueUrl, body), ReadAttributes, cancellationToken);
    }

    public Task SetQueueAttributesAsync(string queueUrl, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, attributes), static (json, change) =>
        {
            json.WriteString("QueueUrl"u8, change.queueUrl);
            json.WriteMap("Attributes", change.attributes);
        });

        return CallAsync(new SqsCall("SetQueueAttributes", queueUrl, body), cancellationToken);
    }

    public Task TagQueueAsync(string queueUrl, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, tags), static (json, change) =>
        {
            json.WriteString("QueueUrl"u8, change.queueUrl);
            json.WriteMap("Tags", change.tags);
        });

        return CallAsync(new SqsCall("TagQueue", queueUrl, body), cancellationToken);
    }

    public Task DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken) =>
        CallAsync(new SqsCall("DeleteQueue", queueUrl, UrlOnly(queueUrl)), cancellationToken);

    /// <summary>Deletes all messages; AWS allows it once in 60 s a queue.</summary>
    public Task PurgeQueueAsync(string queueUrl, CancellationToken cancellationToken) =>
        CallAsync(new SqsCall("PurgeQueue", queueUrl, UrlOnly(queueUrl)), cancellationToken);

    /// <summary>Lists the URLs of all queues whose names start so.</summary>
    public async Task<IReadOnlyList<string>> ListQueuesAsync(string prefix, CancellationToken cancellationToken)
    {
        var urls = new List<string>();
        string? next = null;
        do
        {
            var body = Body((prefix, next), static (json, page) =>
            {
                json.WriteString("QueueNamePrefix"u8, page.prefix);
                json.WriteNumber("MaxResults"u8, QueuesPerPage);
                if (page.next is not null)
                {
                    json.WriteString("NextToken"u8, page.next);
                }
            });
            var answer = await CallAsync(new SqsCall("ListQueues", null, body), ReadQueues, cancellationToken).ConfigureAwait(false);
            urls.AddRange(answer.QueueUrls ?? []);
            next = answer.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return urls;
    }

    private static byte[] UrlOnly(string queueUrl) => Body(queueUrl, static (json, url) => json.WriteString("QueueUrl"u8, url));

    private static string ReadUrl(ReadOnlyMemory<byte> body) => SqsJson.Demand(JsonSerializer.Deserialize(body.Span, SqsJson.Default.QueueUrlAnswer)).QueueUrl;

    private static ListQueuesAnswer ReadQueues(ReadOnlyMemory<byte> body) => SqsJson.Demand(JsonSerializer.Deserialize(body.Span, SqsJson.Default.ListQueuesAnswer));

    private static IReadOnlyDictionary<string, string> ReadAttributes(ReadOnlyMemory<byte> body) =>
        SqsJson.Demand(JsonSerializer.Deserialize(body.Span, SqsJson.Default.QueueAttributesAnswer)).Attributes ?? new Dictionary<string, string>();
}
